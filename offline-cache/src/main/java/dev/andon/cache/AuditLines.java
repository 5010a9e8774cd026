package dev.andon.cache;

import java.io.IOException;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The audit as text, one JSON object a line (RFC 8259), oldest first, each with its hash. */
final class AuditLines {

    private final Appendable out;

    private AuditLines(Appendable out) {
        this.out = out;
    }

    /**
     * Writes all that is as it was written; the verdict tells whether that was everything.
     *
     * @throws IOException what the target says
     */
    static Audit.Verdict write(Audit audit, Appendable out) throws SQLException, IOException {
        return audit.<IOException>read(new AuditLines(out)::line);
    }

    private void line(AuditEntry entry, String hash) throws IOException {
        out.append("{\"seq\":").append(Long.toString(entry.seq()));
        out.append(",\"at\":");
        text(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(entry.at().atOffset(ZoneOffset.UTC)));
        field("by", entry.by());
        field("what", entry.what());
        field("subject", entry.subject());
        out.append(",\"details\":{");
        String comma = "";
        for (Map.Entry<String, String> detail : entry.details().entrySet()) {
            out.append(comma);
            text(detail.getKey());
            out.append(':');
            text(detail.getValue());
            comma = ",";
        }
        out.append('}');
        field("hash", hash);
        out.append("}\n");
    }

    private void field(String name, String value) throws IOException {
        out.append(",\"").append(name).append("\":");
        text(value);
    }

    /** RFC 8259, 7. Line separators too, which some readers of lines break at. */
    private void text(String value) throws IOException {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
                out.append("\\u").append(String.format("%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
