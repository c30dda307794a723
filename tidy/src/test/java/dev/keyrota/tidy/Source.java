package dev.keyrota.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One source file as the compiler's own parser sees it: its types and its methods. */
record Source(Path file, String packageName, int lines, List<Type> types, List<Method> methods) {

    /** A type declared in the file, nested ones too. */
    record Type(String name, boolean isPublic, boolean isDocumented) {}

    /** A method or constructor with a body, and how many lines it takes from its first word to its last brace. */
    record Method(String name, int lines) {}

    /** Parses files without resolving anything, so that it needs no class path. */
    static List<Source> parse(Collection<Path> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            List<Source> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(new Reader(unit, trees).read());
            }
            return sources;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final class Reader extends TreePathScanner<@Nullable Void, String> {
        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final List<Type> types = new ArrayList<>();
        private final List<Method> methods = new ArrayList<>();

        Reader(CompilationUnitTree unit, DocTrees trees) {
            this.unit = unit;
            this.trees = trees;
        }

        Source read() {
            scan(unit, "");
            return new Source(
                    Path.of(unit.getSourceFile().toUri()),
                    String.valueOf(unit.getPackageName()),
                    line(trees.getSourcePositions().getEndPosition(unit, unit)),
                    types,
                    methods);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String outer) {
            String name = outer.isEmpty() ? type.getSimpleName().toString() : outer + "." + type.getSimpleName();
            if (!type.getSimpleName().isEmpty()) {
                types.add(new Type(name, isPublic(type), trees.getDocComment(getCurrentPath()) != null));
            }
            return super.visitClass(type, name);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String type) {
            if (method.getBody() != null) {
                var positions = trees.getSourcePositions();
                int first = line(positions.getStartPosition(unit, method));
                int last = line(positions.getEndPosition(unit, method));
                methods.add(new Method(type + "." + method.getName(), last - first + 1));
            }
            return super.visitMethod(method, type);
        }

        /** Public itself and in all that encloses it; what an interface encloses is public unsaid. */
        private boolean isPublic(ClassTree type) {
            boolean open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            var parent = getCurrentPath().getParentPath();
            return switch (parent.getLeaf()) {
                case CompilationUnitTree _ -> open;
                case ClassTree outer ->
                    (open || isInterface(outer))
                            && enclosing(outer.getSimpleName().toString());
                case Tree _ -> false; // declared inside a method
            };
        }

        private boolean enclosing(String simpleName) {
            return types.stream()
                    .anyMatch(type -> type.isPublic()
                            && (type.name().equals(simpleName) || type.name().endsWith("." + simpleName)));
        }

        private static boolean isInterface(ClassTree type) {
            return type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
        }

        private int line(long position) {
            return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
        }
    }
}
