package dev.andon.ui.svg;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a drawing: shapes, paths, texts and groups with their transformations and plain styles (SVG 1.1). Scripts, style sheets, pictures and
 * everything that would be fetched from elsewhere are left out, and counted. The file may come from anybody: it reaches nothing outside itself, and
 * is bounded in every way. Any thread: what is read stands in no scene as yet.
 */
public final class SvgReader {

    /** The largest file that is read, bytes. */
    public static final int LARGEST_FILE = 16 << 20;

    /** The most elements that are read. */
    public static final int MOST_ELEMENTS = 50_000;

    /** How deep elements may be nested. */
    public static final int DEEPEST = 60;

    private static final int LONGEST_TEXT = 1_000;
    private static final String FAMILY = "Noto Sans";
    private static final Set<String> GROUPS = Set.of("svg", "g", "a", "switch");
    // What says nothing to the eye where it stands.
    private static final Set<String> SILENT =
            Set.of("title", "desc", "metadata", "defs", "symbol", "clipPath", "mask", "marker", "namedview");

    private final XMLStreamReader xml;
    private final UnaryOperator<Color> tone;
    private final Group root = new Group();
    private double width;
    private double height;
    private int elements;
    private int ignored;

    private SvgReader(XMLStreamReader xml, UnaryOperator<Color> tone) {
        this.xml = xml;
        this.tone = tone;
    }

    /**
     * Reads a drawing.
     *
     * @param file read to its end, not closed
     * @param tone what becomes of each colour
     * @throws IOException when it cannot be read, or is no drawing; the message is a clause for people
     */
    public static SvgPicture read(InputStream file, UnaryOperator<Color> tone) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        // No document type, no entity of anybody's making, nothing from outside (OWASP, XXE prevention).
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        byte[] bytes = file.readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            throw new IOException("it is larger than " + (LARGEST_FILE >> 20) + " MB");
        }
        try {
            return new SvgReader(factory.createXMLStreamReader(new java.io.ByteArrayInputStream(bytes)), tone)
                    .picture();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new IOException("line " + line + " is no XML", e);
        }
    }

    private SvgPicture picture() throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                if (!xml.getLocalName().equals("svg")) {
                    throw new IOException(
                            "it is no SVG drawing, its outermost element is <" + xml.getLocalName() + ">");
                }
                Map<String, String> attributes = attributes();
                Group inner = frame(attributes);
                children(inner, styled(Style.INITIAL, attributes), 1);
                return new SvgPicture(root, width, height, ignored);
            }
        }
        throw new IOException("it is no SVG drawing");
    }

    /** Takes on the size of the drawing; what lies outside is cut off. */
    private Group frame(Map<String, String> attributes) throws IOException {
        double[] box = Numbers.list(attributes.getOrDefault("viewBox", ""));
        boolean boxed = box.length == 4 && box[2] > 0 && box[3] > 0;
        width = boxed ? box[2] : Shapes.number(attributes, "width");
        height = boxed ? box[3] : Shapes.number(attributes, "height");
        if (!(width > 0 && height > 0 && width / height < 1_000 && height / width < 1_000)) {
            throw new IOException("it says neither its viewBox nor its width and height");
        }
        Group inner = new Group();
        if (boxed) {
            inner.setTranslateX(-box[0]);
            inner.setTranslateY(-box[1]);
        }
        root.getChildren().add(inner);
        root.setClip(new Rectangle(width, height));
        return inner;
    }

    private void children(Group parent, Style style, int depth) throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                count(depth);
                element(parent, style, depth);
            }
        }
    }

    private void element(Group parent, Style inherited, int depth) throws XMLStreamException, IOException {
        String name = xml.getLocalName();
        Map<String, String> attributes = attributes();
        Style style = styled(inherited, attributes);
        if (GROUPS.contains(name)) {
            Group group = new Group();
            place(group, attributes);
            group.setVisible(style.shown());
            parent.getChildren().add(group);
            children(group, style, depth + 1);
            return;
        }
        if (name.equals("text")) {
            text(parent, style, attributes, depth);
            return;
        }
        Shape shape = Shapes.of(name, attributes);
        if (shape != null && style.shown()) {
            if (name.equals("line")) {
                style = style.with("fill", "none");
            }
            style.paint(shape, tone);
            place(shape, attributes);
            parent.getChildren().add(shape);
        } else if (shape == null && !SILENT.contains(name)) {
            ignored++;
        }
        skip(depth + 1);
    }

    private void text(Group parent, Style style, Map<String, String> attributes, int depth)
            throws XMLStreamException, IOException {
        StringBuilder words = new StringBuilder();
        int open = 1;
        while (open > 0 && xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> count(depth + open++);
                case XMLStreamConstants.END_ELEMENT -> open--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (words.length() < LONGEST_TEXT) {
                        words.append(xml.getText());
                    }
                }
                default -> {}
            }
        }
        Text text = new Text(words.toString().strip().replaceAll("\\s+", " "));
        text.setFont(Font.font(style.bold() ? FAMILY + " SemiBold" : FAMILY, style.fontSize()));
        text.setTextOrigin(VPos.BASELINE);
        double wide = text.getLayoutBounds().getWidth();
        double share = style.anchor().equals("middle") ? 0.5 : style.anchor().equals("end") ? 1 : 0;
        text.setX(Shapes.number(attributes, "x") - share * wide);
        text.setY(Shapes.number(attributes, "y"));
        style.paint(text, tone);
        text.setVisible(style.shown());
        place(text, attributes);
        parent.getChildren().add(text);
    }

    private void skip(int depth) throws XMLStreamException, IOException {
        int open = 1;
        while (open > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                count(depth + open++);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }

    private void count(int depth) throws IOException {
        if (++elements > MOST_ELEMENTS) {
            throw new IOException("it has more than " + MOST_ELEMENTS + " elements");
        }
        if (depth > DEEPEST) {
            throw new IOException("its elements are nested more than " + DEEPEST + " deep");
        }
    }

    private static void place(javafx.scene.Node node, Map<String, String> attributes) {
        String transform = attributes.get("transform");
        if (transform != null) {
            node.getTransforms().add(Numbers.transform(transform));
        }
        String opacity = attributes.get("opacity");
        if (opacity != null) {
            node.setOpacity(Math.clamp(Numbers.of(opacity, 1), 0, 1));
        }
    }

    private static Style styled(Style inherited, Map<String, String> attributes) {
        Style style = inherited;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            style = style.with(attribute.getKey(), attribute.getValue().strip());
        }
        return style;
    }

    /** The attributes of the element, where what {@code style} says goes before the others (SVG 1.1, 6.4). */
    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (int index = 0; index < xml.getAttributeCount(); index++) {
            attributes.put(xml.getAttributeLocalName(index), xml.getAttributeValue(index));
        }
        for (String declaration : attributes.getOrDefault("style", "").split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                attributes.put(
                        declaration.substring(0, colon).strip(),
                        declaration.substring(colon + 1).strip());
            }
        }
        return attributes;
    }
}
