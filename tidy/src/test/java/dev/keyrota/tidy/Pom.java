package dev.keyrota.tidy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** One pom as it is written, without what Maven would inherit. */
record Pom(
        String name,
        List<String> modules,
        List<Artifact> dependencies,
        List<Artifact> processors,
        List<Artifact> plugins) {
    private static final String OURS = "dev.keyrota";

    /** One artifact that a pom names. The scope is "compile" where it is not said. */
    record Artifact(String group, String id, String scope) {
        boolean isOurs() {
            return group.equals(OURS);
        }

        String coordinates() {
            return group + ":" + id;
        }
    }

    /** Reads the pom of a module, or the parent's where the module is "". */
    static Pom read(Path root, String module) {
        Path file = root.resolve(module).resolve("pom.xml");
        Document document;
        try {
            document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile());
        } catch (IOException | SAXException | ParserConfigurationException broken) {
            throw new IllegalStateException("cannot read " + file, broken);
        }
        return new Pom(
                module,
                all(document, "module", _ -> true).stream()
                        .map(Element::getTextContent)
                        .toList(),
                artifacts(document, "dependency", Pom::isUsed),
                artifacts(document, "path", _ -> true),
                artifacts(document, "plugin", _ -> true));
    }

    /** Whether a dependency is used here, rather than only given a version for others. */
    private static boolean isUsed(Element dependency) {
        return !isBelow(dependency, "dependencyManagement");
    }

    private static boolean isBelow(Element element, String name) {
        for (Node node = element.getParentNode(); node != null; node = node.getParentNode()) {
            if (node.getNodeName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<Artifact> artifacts(Document document, String tag, Predicate<Element> wanted) {
        return all(document, tag, wanted).stream()
                .map(element -> new Artifact(
                        child(element, "groupId", "org.apache.maven.plugins"),
                        child(element, "artifactId", ""),
                        child(element, "scope", "compile")))
                .toList();
    }

    private static List<Element> all(Document document, String tag, Predicate<Element> wanted) {
        List<Element> found = new ArrayList<>();
        var nodes = document.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && wanted.test(element)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String child(Element element, String tag, String otherwise) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(tag)) {
                return node.getTextContent().strip();
            }
        }
        return otherwise;
    }
}
