package dev.stagedoor.discovery.autoconfigure;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A small DNS server that knows SRV records, on a free UDP port of this machine. */
final class DnsServer implements AutoCloseable {

    private static final int HEADER = 12;

    private final DatagramSocket socket;

    private final Map<String, List<SrvRecord>> records = new ConcurrentHashMap<>();

    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    private final AtomicInteger queries = new AtomicInteger();

    DnsServer() throws IOException {
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "dns");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    DnsServer add(String name, SrvRecord... answers) {
        records.put(name, List.of(answers));
        return this;
    }

    /** Makes it say nothing about a name. */
    DnsServer ignore(String name) {
        silent.add(name);
        return this;
    }

    int queries() {
        return queries.get();
    }

    private void serve() {
        byte[] buffer = new byte[1500];
        while (!socket.isClosed()) {
            try {
                DatagramPacket query = new DatagramPacket(buffer, buffer.length);
                socket.receive(query);
                queries.incrementAndGet();
                int end = endOfName(buffer);
                String name = name(buffer, end);
                if (!silent.contains(name)) {
                    byte[] answer = answer(buffer, end + 5, records.get(name));
                    socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
                }
            } catch (IOException ex) {
                // The socket is closed, or the query is none.
            }
        }
    }

    private static int endOfName(byte[] query) {
        int position = HEADER;
        while (query[position] != 0) {
            position += query[position] + 1;
        }
        return position;
    }

    private static String name(byte[] query, int end) {
        StringBuilder name = new StringBuilder();
        for (int position = HEADER; position < end; position += query[position] + 1) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(query, position + 1, query[position], StandardCharsets.US_ASCII));
        }
        return name.toString();
    }

    private static byte[] answer(byte[] query, int end, List<SrvRecord> found) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(query, 0, 2);
        out.writeShort(found == null ? 0x8183 : 0x8180);
        out.writeShort(1);
        out.writeShort(found == null ? 0 : found.size());
        out.writeShort(0);
        out.writeShort(0);
        out.write(query, HEADER, end - HEADER);
        for (SrvRecord record : found == null ? List.<SrvRecord>of() : found) {
            byte[] target = encoded(record.target());
            out.writeShort(0xC00C);
            out.writeShort(33);
            out.writeShort(1);
            out.writeInt(0);
            out.writeShort(6 + target.length);
            out.writeShort(record.priority());
            out.writeShort(record.weight());
            out.writeShort(record.port());
            out.write(target);
        }
        return bytes.toByteArray();
    }

    private static byte[] encoded(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String label : name.split("\\.")) {
            bytes.write(label.length());
            bytes.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
