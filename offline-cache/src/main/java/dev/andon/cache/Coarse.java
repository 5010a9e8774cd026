package dev.andon.cache;

import dev.andon.model.Kind;
import java.nio.ByteBuffer;

/**
 * What is left of a block when its rows are dropped: its buckets, and of its rows those that tell of gaps, where each began and what ended it,
 * and the last one, which holds on. A block with coarse data has no body.
 *
 * @param buckets minutes or hours
 * @param rows few, rising
 */
record Coarse(Partials buckets, Run rows) {

    /** The buckets of a block and those of its rows that stay. */
    static Coarse of(Partials buckets, Run all) {
        Run kept = new Run(all.kind, 4);
        for (int row = 0; row < all.size; row++) {
            boolean ends = row > 0 && Marks.gap(all.marks[row - 1]);
            if (Marks.gap(all.marks[row]) || ends || row == all.size - 1) {
                kept.append(all, row, row + 1);
            }
        }
        return new Coarse(buckets, kept);
    }

    /** What is left of it from a time on. */
    Coarse since(long time) {
        int bucket = 0;
        while (bucket < buckets.size && buckets.firstTimes[bucket] < time) {
            bucket++;
        }
        Partials later = new Partials(buckets.width);
        later.append(buckets, bucket, buckets.size);
        Run kept = new Run(rows.kind, rows.size);
        kept.append(rows, rows.ceiling(later.size == 0 ? Long.MAX_VALUE : later.firstTimes[0]), rows.size);
        return new Coarse(later, kept);
    }

    /** How many samples its buckets are of. */
    int samples() {
        int samples = 0;
        for (int bucket = 0; bucket < buckets.size; bucket++) {
            samples += buckets.counts[bucket];
        }
        return samples;
    }

    byte[] encode(int point, PartialsCodec codec, Block block) {
        int first = codec.encode(buckets);
        int second = block.encode(point, rows, 0, rows.size);
        return ByteBuffer.allocate(Integer.BYTES + first + second)
                .putInt(first)
                .put(codec.bytes(), 0, first)
                .put(block.bytes(), 0, second)
                .array();
    }

    /** Of which kind its rows are. */
    static Kind kind(byte[] bytes, Block block) throws Damaged {
        int first = first(bytes);
        return block.kind(bytes, Integer.BYTES + first, bytes.length - Integer.BYTES - first);
    }

    /** How many bytes the buckets are. */
    private static int first(byte[] bytes) throws Damaged {
        int first = bytes.length < Integer.BYTES ? -1 : ByteBuffer.wrap(bytes).getInt();
        if (first < 0 || first > bytes.length - Integer.BYTES) {
            throw new Damaged("coarse data that are cut");
        }
        return first;
    }

    /** @param rows empty, of the point's kind */
    static Coarse decode(int point, byte[] bytes, PartialsCodec codec, Block block, Run rows) throws Damaged {
        int first = first(bytes);
        int second = bytes.length - Integer.BYTES - first;
        Partials buckets = codec.decode(bytes, Integer.BYTES, first);
        block.decode(point, bytes, Integer.BYTES + first, second, rows);
        return new Coarse(buckets, rows);
    }
}
