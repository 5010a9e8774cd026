package dev.andon.connector.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The simulated devices and all that they ever say: pure functions of the seed and the time. The same seed, start and moment give the same
 * bytes.
 */
final class Fleet {

    /** Devices of one whole plant. */
    static final int USUAL = 240;

    /** Everyone has a gateway, and a plant has three. */
    static final int LEAST = 3;

    static final int MOST = 100_000;

    private final World world;
    private final double rate;
    private final double speed;
    private final List<Stream> streams;
    private final List<Member> members;

    /** One channel of one device, and when it speaks. */
    record Stream(Member member, Channel channel, Schedule schedule, Course frozen, Course malformed) {}

    /**
     * @param devices from {@link #LEAST} to {@link #MOST}
     * @param rate of fast channels, Hz
     * @param speed how many seconds pass in the plant in one second
     * @param start of the plant, seconds since 1970 UTC, for it and for the world
     */
    Fleet(long seed, int devices, double rate, double speed, Script script, double start) {
        this.world = new World(new Noise(seed), script, start);
        this.rate = rate;
        this.speed = speed;
        this.members = members(devices);
        this.streams = members.stream().flatMap(this::streams).toList();
    }

    List<Member> members() {
        return members;
    }

    List<Stream> streams() {
        return streams;
    }

    /** The gateways, whose connections carry the rest. */
    List<String> gateways() {
        return members.stream().map(Member::gateway).distinct().toList();
    }

    /** What befalls a device. */
    Course course(Fault fault, String device) {
        return world.course(fault, device);
    }

    /** The moment so many seconds after the start. */
    Moment moment(double elapsed) {
        return new Moment(Math.round((world.start() + elapsed) * 1e6), world.start() + elapsed * speed);
    }

    /** Gives what a stream sends at one of its turns, counted from 0: mostly one message, none when nothing changed. */
    void telegrams(Stream stream, long turn, Consumer<Telegram> out) {
        Schedule schedule = stream.schedule();
        double elapsed = schedule.time(turn);
        Moment now = moment(elapsed);
        switch (stream.channel().cadence()) {
            case FAST, SLOW -> write(stream, List.of(now), false, turn, out);
            case CHANGE -> {
                if (turn == 0 || !readings(stream, now).equals(readings(stream, moment(schedule.time(turn - 1))))) {
                    write(stream, List.of(now), true, turn, out);
                }
            }
            case BATCH -> write(stream, batch(elapsed), false, turn, out);
        }
    }

    /** What a change-only stream would say now, for one who was away. */
    void state(Stream stream, double elapsed, Consumer<Telegram> out) {
        write(stream, List.of(moment(elapsed)), true, 1, out);
    }

    private List<Moment> batch(double elapsed) {
        return IntStream.rangeClosed(1 - Cadence.BATCHED, 0)
                .mapToObj(step -> moment(elapsed + step / rate))
                .toList();
    }

    private void write(Stream stream, List<Moment> moments, boolean retained, long turn, Consumer<Telegram> out) {
        List<List<Reading>> readings = new ArrayList<>(moments.size());
        for (Moment moment : moments) {
            readings.add(readings(stream, moment));
        }
        boolean malformed = stream.malformed().active(moments.getLast().simulated());
        stream.channel()
                .writing()
                .write(
                        stream.member().id(),
                        moments,
                        readings,
                        retained,
                        telegram -> out.accept(malformed ? spoilt(telegram, turn) : telegram));
    }

    private static Telegram spoilt(Telegram telegram, long turn) {
        return new Telegram(telegram.topic(), Garble.spoil(telegram.payload(), turn), telegram.retained());
    }

    /** What a stream's device reads at one moment; a frozen sensor reads what it read when it froze. */
    static List<Reading> readings(Stream stream, Moment moment) {
        return stream.channel().signal().at(stream.frozen().began(moment.simulated()));
    }

    private java.util.stream.Stream<Stream> streams(Member member) {
        Course frozen = world.course(Fault.FROZEN, member.id());
        Course malformed = world.course(Fault.MALFORMED, member.id());
        double share = world.noise().of(member.id()).unit(Long.MAX_VALUE);
        return member.channels().stream()
                .map(channel ->
                        new Stream(member, channel, channel.cadence().schedule(rate, share), frozen, malformed));
    }

    /** Each site gets its usual share of the devices, the gateways first. */
    private List<Member> members(int devices) {
        // Gateways stand once, whatever the number of rounds.
        int rounds = Math.ceilDiv(devices - LEAST, USUAL - LEAST);
        List<List<Member>> sites = List.of(
                new BottlingPlant(world).members(rounds),
                new ColdStore(world).members(rounds),
                new Trucks(world).members(rounds));
        int all = sites.stream().mapToInt(List::size).sum();
        List<Member> chosen = new ArrayList<>(devices);
        int seen = 0;
        for (int site = 0; site < sites.size(); site++) {
            seen += sites.get(site).size();
            // Rounded over the sum, so that the shares add up; and each site keeps at least its gateway.
            int upTo =
                    Math.clamp(Math.round((double) devices * seen / all), site + 1, devices - sites.size() + site + 1);
            chosen.addAll(sites.get(site).subList(0, upTo - chosen.size()));
        }
        return List.copyOf(chosen);
    }
}
