package dev.andon.ui.matrix;

import dev.andon.runtime.PointTable;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.tree.TreeNode;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;

/**
 * The live values of devices of one type side by side: whichever differs from its like stands out. More than a thousand values on one screen, each with
 * its quality and a narrow analog bar. Changes are gathered by {@link #changed} and shown by {@link #beat}. FX thread.
 */
public final class ValueMatrix extends Region {

    private static final double BAR = 32;
    private static final double GAP = 8;
    private static final double SCROLL = 8;
    private static final double NAME_SHARE = 0.16;
    private static final double NAME_NARROWEST = 120;
    private static final double NAME_WIDEST = 240;
    private static final double MENU = 220;
    private static final long SECOND = 1_000_000;

    private final Console console;
    private final Words words;
    private final PointTable points;
    private final NumberText numbers;
    private final MatrixModel model;
    private final CellField field;
    private final MatrixHead head;
    private final MatrixNames names;
    private final MenuButton types = new MenuButton();
    private final Label count = new Label();
    private final Label spoken = new Label();
    private final Label nothing = new Label();
    private final Region card = new Region();
    private final Region ruler = new Region();
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private TreeNode node;
    private MatrixLayout layout = new MatrixLayout(new double[0], 0, 0);
    private int chosen = -1;
    private int structure = -1;
    private long revision = -1;
    private boolean stale = true;
    private long nextSecond;
    private long time;

    /** A matrix of nothing as yet. */
    public ValueMatrix(Console console) {
        this.console = console;
        words = console.words();
        points = console.monitor().points();
        numbers = new NumberText(words.locale());
        model = new MatrixModel(
                points, console.monitor().live(), console.monitor().workspace().profiles(), console::pointsOf);
        field = new CellField(console, model);
        head = new MatrixHead(words, this::sort);
        names = new MatrixNames(points, console.tree(), model);
        node = console.tree().root();
        setId("matrix");
        getStyleClass().addAll("matrix", "table-bar");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        types.setId("matrix-types");
        count.getStyleClass().add("secondary");
        spoken.setId("matrix-chosen");
        spoken.getStyleClass().add("matrix-chosen");
        nothing.getStyleClass().add("secondary");
        nothing.setText(words.get("devices.none"));
        card.getStyleClass().add("card");
        ruler.getStyleClass().add("matrix-ruler");
        across.setOrientation(Orientation.HORIZONTAL);
        down.setOrientation(Orientation.VERTICAL);
        for (ScrollBar bar : new ScrollBar[] {down, across}) {
            bar.getStyleClass().add("slim");
            bar.setFocusTraversable(false);
            bar.valueProperty().addListener(moved -> invalidate());
        }
        focusVisibleProperty().addListener(changed -> invalidate());
        getChildren().addAll(card, ruler, head, names, field, down, across, types, count, spoken, nothing);
        new MatrixGestures(this, field).install();
    }

    /** Sets the devices at and below a node side by side. */
    public void show(TreeNode wanted) {
        node = wanted;
        gather();
    }

    /** How many values can be seen. */
    public int visibleValues() {
        return field.visibleValues();
    }

    /** A point changed; shown at the next beat, if it can be seen. */
    public void changed(int point) {
        field.changed(point);
    }

    /** Shows what changed since the last time; every pulse. */
    public void beat(long now) {
        time = now;
        boolean second = now >= nextSecond;
        if (second) {
            nextSecond = now - Math.floorMod(now, SECOND) + SECOND;
            if (console.tree().structure() != structure || points.revision() != revision) {
                gather();
            } else {
                widen();
            }
        }
        if (stale) {
            populate();
        } else if (second) {
            field.look(now);
            names.look();
        } else {
            field.beat(now);
        }
        say();
    }

    /** Shows everything anew at the next beat: it was not told of changes for a while. */
    public void refresh() {
        invalidate();
    }

    /** The chosen point's handle; -1: none. */
    int chosen() {
        return chosen;
    }

    MatrixModel model() {
        return model;
    }

    /**
     * Chooses what stands in a row and a column and brings it into sight; where nothing stands there, what is next to it.
     *
     * @param towards 1 or -1: only what is further right or left; 0: whatever is nearest
     */
    void choose(int row, int column, int towards) {
        if (model.rows() == 0 || layout.columns() == 0) {
            return;
        }
        int atRow = Math.clamp(row, 0, model.rows() - 1);
        int[] handles = model.points(atRow);
        int atColumn = nearest(handles, Math.clamp(column, 0, handles.length - 1), towards);
        if (atColumn < 0) {
            return;
        }
        chosen = handles[atColumn];
        double top = atRow * MatrixLayout.ROW;
        reveal(down, top, top + MatrixLayout.ROW, field.getHeight());
        double left = layout.left(atColumn);
        reveal(across, left, left + layout.width(atColumn), field.getWidth());
        invalidate();
    }

    private static int nearest(int[] handles, int column, int towards) {
        for (int aside = 0; aside < handles.length; aside++) {
            int left = column - aside;
            int right = column + aside;
            if (towards >= 0 && right < handles.length && handles[right] >= 0) {
                return right;
            }
            if (towards <= 0 && left >= 0 && handles[left] >= 0) {
                return left;
            }
        }
        return -1;
    }

    /** Chooses what stands at a place of the field; whether anything does. */
    boolean chooseAt(double x, double y) {
        int row = layout.rowAt(y + down.getValue());
        boolean there = row >= 0 && x + across.getValue() < layout.width();
        if (there) {
            choose(row, layout.columnAt(x + across.getValue()), 0);
        }
        return there;
    }

    /** Row and column of the chosen point; -1 and -1: none is chosen. */
    int[] place() {
        int row = chosen < 0 ? -1 : model.rowOf(points.deviceOf(chosen));
        if (row >= 0) {
            int[] handles = model.points(row);
            for (int column = 0; column < handles.length; column++) {
                if (handles[column] == chosen) {
                    return new int[] {row, column};
                }
            }
        }
        return new int[] {-1, -1};
    }

    void scroll(double byX, double byY) {
        down.setValue(Math.clamp(down.getValue() + byY, 0, down.getMax()));
        across.setValue(Math.clamp(across.getValue() + byX, 0, across.getMax()));
    }

    int rowsInSight() {
        return (int) (field.getHeight() / MatrixLayout.ROW);
    }

    /** Leads to the page of the chosen point's device. */
    void open() {
        if (place()[0] >= 0) {
            int device = points.deviceOf(chosen);
            console.go().accept(Address.device(points.device(device).id()));
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? words.get("devices.matrix.accessible") + ". " + spoken.getText()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double right = width;
        boolean several = model.types().size() > 1;
        types.setVisible(several);
        double x = several ? MENU + GAP : 0;
        double high = Math.max(BAR, Math.ceil(types.prefHeight(-1)));
        types.resizeRelocate(0, Math.rint((BAR - high) / 2), MENU, high);
        double counted = Math.ceil(count.prefWidth(-1));
        count.resizeRelocate(x, 0, counted, BAR);
        x += counted + 2 * GAP;
        double said = Math.min(Math.ceil(spoken.prefWidth(-1)), Math.max(0, right - x));
        spoken.resizeRelocate(right - said, 0, said, BAR);
        double top = BAR + GAP;
        double height = Math.max(0, getHeight() - top);
        card.resizeRelocate(0, top, width, height);
        double nameWidth = Math.round(Math.clamp(width * NAME_SHARE, NAME_NARROWEST, NAME_WIDEST));
        double fieldWidth = Math.max(0, width - nameWidth - SCROLL - 6);
        double fieldTop = top + MatrixHead.HEIGHT;
        double fieldHeight = Math.max(0, getHeight() - fieldTop - SCROLL - 4);
        head.resizeRelocate(nameWidth, top + 1, fieldWidth, MatrixHead.HEIGHT - 1);
        ruler.resizeRelocate(1, fieldTop - 1, width - 2, 1);
        names.resizeRelocate(1, fieldTop, nameWidth - 1, fieldHeight);
        field.resizeRelocate(nameWidth, fieldTop, fieldWidth, fieldHeight);
        down.resizeRelocate(width - SCROLL - 3, fieldTop, SCROLL, fieldHeight);
        across.resizeRelocate(nameWidth, getHeight() - SCROLL - 3, fieldWidth, SCROLL);
        nothing.setVisible(model.rows() == 0);
        nothing.resizeRelocate(24, fieldTop + 12, Math.max(0, width - 48), 20);
        arrange();
    }

    private void gather() {
        structure = console.tree().structure();
        revision = points.revision();
        model.show(console.tree().devicesBelow(node));
        renew();
    }

    /** Everything that hangs on what the rows and columns are. */
    private void renew() {
        field.forget();
        head.show(model);
        fillTypes();
        String all = numbers.format(model.all(), 0);
        count.setText(
                model.all() > model.rows()
                        ? words.get("devices.count.of", numbers.format(model.rows(), 0), all)
                        : words.get("devices.count", model.all(), all));
        requestLayout();
        arrange();
    }

    private void fillTypes() {
        ToggleGroup group = new ToggleGroup();
        types.getItems().clear();
        for (DeviceType type : model.types()) {
            String title = type.title();
            RadioMenuItem item = new RadioMenuItem(title + "  " + numbers.format(type.devices(), 0));
            item.setToggleGroup(group);
            item.setSelected(model.shows(type));
            item.setOnAction(asked -> {
                model.choose(type);
                chosen = -1;
                renew();
            });
            types.getItems().add(item);
            if (model.shows(type)) {
                types.setText(title);
            }
        }
    }

    private void sort(int column) {
        model.sortBy(column);
        head.show(model);
        down.setValue(0);
        invalidate();
    }

    private void arrange() {
        layout = new MatrixLayout(field.needs(), model.rows(), field.getWidth());
        range(down, layout.height(), field.getHeight());
        range(across, layout.width(), field.getWidth());
        invalidate();
    }

    /** Gives a column more room as soon as a number wants it. */
    private void widen() {
        double[] needs = field.needs();
        for (int column = 0; column < Math.min(needs.length, layout.columns()); column++) {
            if (Math.ceil(needs[column]) > layout.width(column) && layout.width(column) < MatrixLayout.WIDEST) {
                arrange();
                return;
            }
        }
    }

    private void populate() {
        stale = false;
        field.choose(chosen, isFocusVisible());
        head.scroll(layout, Math.rint(across.getValue()));
        names.populate(down.getValue());
        field.populate(layout, across.getValue(), down.getValue(), time);
    }

    /** Says in full what the chosen cell shows. */
    private void say() {
        Cell cell = field.cell(chosen);
        String said = "";
        if (cell != null) {
            String device = points.device(points.deviceOf(chosen)).title();
            said = device + ", " + cell.reading().spoken(cell.reading().age(time));
        }
        if (!said.equals(spoken.getText())) {
            spoken.setText(said);
            requestLayout();
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    private void invalidate() {
        stale = true;
    }

    private static void range(ScrollBar bar, double whole, double room) {
        double beyond = Math.max(0, whole - room);
        bar.setMax(beyond);
        bar.setVisibleAmount(whole <= 0 ? 1 : beyond * room / whole);
        bar.setVisible(beyond > 0);
        bar.setValue(Math.min(bar.getValue(), beyond));
    }

    private static void reveal(ScrollBar bar, double from, double to, double room) {
        if (from < bar.getValue()) {
            bar.setValue(from);
        } else if (to > bar.getValue() + room) {
            bar.setValue(Math.min(bar.getMax(), to - room));
        }
    }
}
