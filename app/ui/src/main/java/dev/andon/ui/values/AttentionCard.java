package dev.andon.ui.values;

import dev.andon.ui.text.Decimals;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.tree.Connection;
import dev.andon.ui.tree.Finding;
import dev.andon.ui.tree.LookTexts;
import dev.andon.ui.tree.TreeNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * What needs a look, above the values: the worst first, each with its mark, its words and its time, in columns that continue those of the values.
 * A single calm line while there is nothing. FX thread.
 */
public final class AttentionCard extends Region {

    private static final double HEAD = BoardLayout.HEAD;
    private static final double LINE = Baseline.of(HEAD);
    private static final double GAP = 10;
    private static final double SHARE = 0.36;
    private static final int FEWEST = 4;
    private static final int MOST = 12;
    // What a column of its own needs at least, px.
    private static final double COLUMN = 620;

    private final @Nullable ValueBoard board;
    private final Words words;
    private final LookTexts counts;
    private final NumberText numbers;
    private final FindingTexts texts;
    private final Consumer<Finding> chosen;
    private final Label title = new Label();
    private final Label tally = new Label();
    private final Label more = new Label();
    private final List<FindingRow> rows = new ArrayList<>();
    private List<Finding> findings = List.of();
    private int columns = 1;
    private double columnWidth;
    private double rowHeight = FindingRow.HEIGHT;
    private int lines;
    private long time;

    /** A card that stands by itself, of which nothing is known as yet. */
    public AttentionCard(ValueBoard.Sources sources, Words words, Consumer<Finding> chosen) {
        this(null, sources, words, chosen);
    }

    /**
     * A card of which nothing is known as yet.
     *
     * @param board the values below, whose columns it follows; null: it has columns of its own
     * @param chosen told of every finding that a person chooses
     */
    public AttentionCard(
            @Nullable ValueBoard board, ValueBoard.Sources sources, Words words, Consumer<Finding> chosen) {
        this.board = board;
        this.words = words;
        this.counts = new LookTexts(words);
        this.numbers = new NumberText(words.locale());
        this.texts = new FindingTexts(sources, board == null ? new Decimals() : board.decimals(), words);
        this.chosen = chosen;
        setId("attention");
        getStyleClass().add("card");
        title.getStyleClass().add("card-title");
        tally.getStyleClass().add("secondary");
        more.getStyleClass().add("secondary");
        getChildren().addAll(title, tally, more);
        title.setText(words.get("attention.none"));
    }

    /** Shows what was found below a node; once a second is enough. */
    public void show(List<Finding> found, TreeNode node, long now) {
        findings = found;
        int awaited = node.devices(Connection.AWAITED);
        if (!found.isEmpty()) {
            title.setText(words.get("attention.title"));
            tally.setText(counts.devices(node));
        } else if (awaited > 0) {
            // Of what was not heard yet nobody knows that it is well.
            title.setText(words.get("tile.early"));
            tally.setText(words.get("attention.waiting.of", awaited));
        } else {
            title.setText(words.get("attention.none"));
            tally.setText(words.get("attention.none.of"));
        }
        time = now;
        requestLayout();
    }

    /**
     * How high it wants to be, px.
     *
     * @param width of the card
     * @param room the height that it shares with the values
     */
    public double heightFor(double width, double room) {
        columns = board != null
                ? Math.max(1, board.boardLayout().columns())
                : (int) Math.max(1, Math.floor(width / COLUMN));
        columnWidth = columns == 1
                ? width
                : board != null ? board.boardLayout().cardWidth() : (width - (columns - 1) * BoardLayout.GAP) / columns;
        rowHeight = FindingRow.heightFor(columnWidth);
        int most = board == null
                ? (int) Math.max(0, Math.floor((room - HEAD - BoardLayout.FOOT) / rowHeight))
                : (int) Math.clamp(Math.floor((room * SHARE) / rowHeight), FEWEST, MOST);
        int inColumn = Math.max(Math.min(findings.size(), FEWEST), Math.ceilDiv(findings.size(), columns));
        lines = Math.min(most, inColumn);
        if (lines > 0 && findings.size() <= lines) {
            // A single column has the whole card: half of it would stand empty.
            columns = 1;
            columnWidth = width;
        }
        return lines == 0 ? HEAD : HEAD + lines * rowHeight + BoardLayout.FOOT;
    }

    @Override
    protected void layoutChildren() {
        fill();
        double right = getWidth() - RowColumns.PAD;
        double moreWidth = Math.ceil(more.prefWidth(-1));
        Baseline.place(more, right - moreWidth, moreWidth, LINE);
        double titleWidth = Math.ceil(title.prefWidth(-1));
        Baseline.place(title, RowColumns.PAD, titleWidth, LINE);
        double left = RowColumns.PAD + titleWidth + GAP;
        Baseline.place(tally, left, right - moreWidth - GAP - left, LINE);
        for (int index = 0; index < rows.size(); index++) {
            int column = index / Math.max(1, lines);
            int line = index % Math.max(1, lines);
            double x = column * (columnWidth + BoardLayout.GAP);
            rows.get(index).place(x, HEAD + line * rowHeight, columnWidth);
        }
    }

    private void fill() {
        int shown = Math.min(findings.size(), lines * columns);
        while (rows.size() < shown) {
            FindingRow row = new FindingRow(chosen);
            rows.add(row);
            getChildren().add(row);
        }
        for (int index = 0; index < rows.size(); index++) {
            rows.get(index).setVisible(index < shown);
            if (index < shown) {
                Finding finding = findings.get(index);
                boolean inTrend =
                        board != null && finding.of() == Finding.Of.VALUE && finding.point() == board.chosen();
                rows.get(index).show(finding, texts, inTrend, time);
            }
        }
        int rest = findings.size() - shown;
        more.setText(rest == 0 ? "" : words.get("attention.more", numbers.format(rest, 0)));
    }
}
