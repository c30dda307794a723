package dev.keyrota.cli.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Puts {@link Points} into two classes of the program as the compiler wrote them, so that what ships needs no hook for it: around each
 * transaction of the journal, and around each call of the HTTP client. Everything else in the process is what ships.
 *
 * <pre>
 *   Transaction.begin    ◄─ before the transaction
 *   Transaction.append   ◄─ inside it, before the fact is written
 *   Transaction.commit   ◄─ after the write · after the commit ─►
 *   Http.send            ◄─ before it is sent · after its effect ─►
 * </pre>
 */
final class Weaver {
    static final String BEFORE = "journal, before the transaction";
    static final String INSIDE = "journal, inside the transaction";
    static final String WRITTEN = "journal, after the write";
    static final String COMMITTED = "journal, after the commit";
    static final String UNSENT = "before ";
    static final String DONE = "after ";

    private static final String TRANSACTION = "dev/keyrota/journal/Transaction.class";
    private static final String HTTP = "dev/keyrota/connectors/http/Http.class";
    private static final ClassDesc POINTS = ClassDesc.of(Points.class.getName());
    private static final MethodTypeDesc AT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    private static final MethodTypeDesc CALL =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_Object);

    /** Of {@code Http.send(BaseUrl, Request, Function)}. */
    private static final int REQUEST = 2;

    private Weaver() {}

    /** Writes the woven classes. */
    static void weave(Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            put(out, TRANSACTION, woven(TRANSACTION, JOURNAL));
            put(out, HTTP, woven(HTTP, CALLS));
        }
    }

    /** What is called where a method begins, and where it returns. */
    private record Around(Consumer<CodeBuilder> first, Consumer<CodeBuilder> last) {
        static Around entry(Consumer<CodeBuilder> first) {
            return new Around(first, _ -> {});
        }
    }

    private static final Map<String, Around> JOURNAL = Map.of(
            "begin", Around.entry(builder -> at(builder, BEFORE)),
            "append", Around.entry(builder -> at(builder, INSIDE)),
            "commit", new Around(builder -> at(builder, WRITTEN), builder -> at(builder, COMMITTED)));

    private static final Map<String, Around> CALLS =
            Map.of("send", new Around(builder -> call(builder, UNSENT), builder -> call(builder, DONE)));

    private static void at(CodeBuilder builder, String what) {
        builder.ldc(what).invokestatic(POINTS, "at", AT);
    }

    private static void call(CodeBuilder builder, String position) {
        builder.ldc(position).aload(REQUEST).invokestatic(POINTS, "call", CALL);
    }

    private static ClassTransform weaving(Map<String, Around> hooks) {
        return (builder, element) -> {
            Around around = element instanceof MethodModel method
                    ? hooks.get(method.methodName().stringValue())
                    : null;
            if (around != null && element instanceof MethodModel method) {
                builder.transformMethod(method, MethodTransform.transformingCode(code(around)));
            } else {
                builder.with(element);
            }
        };
    }

    private static CodeTransform code(Around around) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder builder) {
                around.first().accept(builder);
            }

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                if (element instanceof ReturnInstruction) {
                    around.last().accept(builder);
                }
                builder.with(element);
            }
        };
    }

    /** A class without one of these methods would be left as it is, which the tests notice: they count what they struck. */
    private static byte[] woven(String resource, Map<String, Around> hooks) throws IOException {
        try (InputStream compiled = Weaver.class.getClassLoader().getResourceAsStream(resource)) {
            if (compiled == null) {
                throw new IOException(resource + " is not on the class path");
            }
            ClassFile file = ClassFile.of();
            return file.transformClass(file.parse(compiled.readAllBytes()), weaving(hooks));
        }
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
