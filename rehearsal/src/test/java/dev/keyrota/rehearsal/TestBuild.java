package dev.keyrota.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** The program with one rule switched off: its classes once more, with one method changed as they are loaded. */
final class TestBuild extends ClassLoader {
    private static final String OURS = "dev.keyrota.";

    private final Rule off;
    private boolean changed;

    TestBuild(Rule off) {
        super(TestBuild.class.getClassLoader());
        this.off = off;
    }

    /** What {@link Battery} answers in this build; a rule that its class does not have is a broken build. */
    String battery(String method, String argument) {
        try {
            Object answer = loadClass(Battery.class.getName())
                    .getDeclaredMethod(method, String.class)
                    .invoke(null, argument);
            return String.valueOf(answer);
        } catch (InvocationTargetException broken) {
            return "it broke: " + broken.getCause();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            byte[] ours = name.equals(OURS + off.type()) ? without(bytes) : bytes;
            if (name.equals(OURS + off.type()) && !changed) {
                throw new IllegalStateException("no such rule: " + off);
            }
            return defineClass(name, ours, 0, ours.length);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private byte[] without(byte[] bytes) {
        ClassFile format = ClassFile.of();
        return format.transformClass(format.parse(bytes), ClassTransform.ACCEPT_ALL.andThen((builder, element) -> {
            if (element instanceof MethodModel method && method.methodName().equalsString(off.method())) {
                changed = true;
                builder.withMethod(
                        method.methodName(),
                        method.methodType(),
                        method.flags().flagsMask(),
                        made -> made.withCode(this::answer));
            } else {
                builder.with(element);
            }
        }));
    }

    private void answer(CodeBuilder code) {
        switch (off.off()) {
            case NULL -> code.aconst_null().areturn();
            case YES -> code.iconst_1().ireturn();
            case NO -> code.iconst_0().ireturn();
            case NOTHING -> code.return_();
            case NO_LIST ->
                code.invokestatic(
                                List.class.describeConstable().orElseThrow(),
                                "of",
                                MethodTypeDesc.of(ConstantDescs.CD_List),
                                true)
                        .areturn();
        }
    }
}
