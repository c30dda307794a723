package dev.keyrota.connectors.http;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * An HTTP/2 peer that refuses each stream as not processed (RFC 9113, 8.7), after it has read the body if there is one.
 * This is when the JDK's client resends any method.
 */
final class RefusingHttp2Server implements AutoCloseable {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int REFUSED_STREAM = 7;

    /** {@code HEADERS} and {@code BODY} as they arrived. */
    final List<String> arrived = new CopyOnWriteArrayList<>();

    private final SSLServerSocket listening;

    RefusingHttp2Server(SSLContext identity) throws IOException {
        listening = (SSLServerSocket)
                identity.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SSLParameters parameters = listening.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        listening.setSSLParameters(parameters);
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try {
                    SSLSocket socket = (SSLSocket) listening.accept();
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException _) {
                    return;
                }
            }
        });
    }

    private void serve(SSLSocket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            in.readFully(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length()]);
            frame(out, SETTINGS, 0, new byte[0]);
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                in.readFully(new byte[length]);
                if (type == HEADERS || type == DATA) {
                    arrived.add(type == HEADERS ? "HEADERS" : "BODY");
                    if ((flags & END_STREAM) != 0) {
                        frame(out, RST_STREAM, stream, new byte[] {0, 0, 0, REFUSED_STREAM});
                    }
                }
            }
        } catch (IOException _) {
            // The client is done.
        }
    }

    private static void frame(DataOutputStream out, int type, int stream, byte[] payload) throws IOException {
        out.writeByte(0);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(0);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }

    String url() {
        return "https://127.0.0.1:" + listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
