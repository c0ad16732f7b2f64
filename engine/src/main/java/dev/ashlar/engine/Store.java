package dev.ashlar.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The unit of isolation and accounting: instances and what they share live in a store and die with it.
 *
 * <p>Thread rules: one thread at a time may be inside a store (calling a function, instantiating); a second one gets an
 * {@link IllegalStateException} at once. Host functions may call back in on the thread that called them. Which thread
 * comes next does not matter, virtual or platform. {@link #cancel} and the meters may be used from any thread.
 */
public interface Store extends AutoCloseable {
    Engine engine();

    Tenant tenant();

    /**
     * What the host gave to {@link StoreConfig#withData}: how a host function that serves many stores finds the state of
     * this one.
     *
     * @throws IllegalStateException when there is none, or none of that type
     */
    <T> T data(Class<T> type);

    Memory newMemory(MemoryType type);

    Table newTable(TableType type, @Nullable Object initial);

    Global newGlobal(GlobalType type, @Nullable Object initial);

    Tag newTag(TagType type);

    Function newFunction(FunctionType type, HostFunction function);

    /**
     * A struct of a type that a module of this store defines, as {@code struct.new} makes it.
     *
     * @param type as in {@link StructRef#type()} or the type of an export
     * @param fields in their carriers, see {@link ValueType}
     * @throws IllegalArgumentException when it is no struct type, or a value does not fit its field
     * @throws Trap when the guest has no room for it
     */
    StructRef newStruct(ConcreteHeapType type, @Nullable Object... fields);

    /**
     * An array of a type that a module of this store defines, as {@code array.new} makes it.
     *
     * @param initial of all elements, in its carrier
     * @throws IllegalArgumentException when it is no array type, the length is negative, or the value does not fit
     * @throws Trap when the guest has no room for it
     */
    ArrayRef newArray(ConcreteHeapType type, int length, @Nullable Object initial);

    /** An exception to be thrown by a host function. */
    WasmException newException(Tag tag, @Nullable Object... payload);

    /** Guests trap with {@link TrapCode#DEADLINE_EXCEEDED} once they used that much CPU time from now on. */
    void limitCpu(Duration budget);

    /** Guests trap with {@link TrapCode#DEADLINE_EXCEEDED} when that much time has passed from now on. */
    void limitTime(Duration timeout);

    /** Takes back {@link #limitCpu} and {@link #limitTime}. */
    void clearDeadlines();

    /**
     * Fuel left: about one unit per instruction, deterministic.
     *
     * @throws IllegalStateException unless {@link EngineConfig#fuel()} is on
     */
    long fuel();

    /** Sets the fuel; guests trap with {@link TrapCode#OUT_OF_FUEL} when it is used up. A new store has none. */
    void setFuel(long fuel);

    /** Stops the call in progress, and every later one, with {@link TrapCode#CANCELLED}. From any thread. */
    void cancel();

    /** CPU time that guests of this store have used: the time they held a run permit. From any thread. */
    Duration cpuTime();

    /** Reserved at this moment. From any thread. */
    ResourceLimits inUse();

    /**
     * What parts of it that have an account of their own have reserved at this moment, by the name of the account; see
     * {@code ComponentLinker.account}.
     */
    Map<String, ResourceLimits> accounts();

    /**
     * The account that refused a guest's memory or table to grow, if one ever did: this store, the tenant, the process. Guests
     * that get no more memory mostly trap for another reason. From any thread.
     */
    Optional<String> refusedGrowth();

    /**
     * Ends the store and returns what it reserved. Its instances cannot be called any more.
     *
     * @throws IllegalStateException when a call is in progress
     */
    @Override
    void close();
}
