package dev.ashlar.engine.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has methods that C1 shall call rather than inline. An access through a VarHandle is ten methods deep; inlined into code
 * that counts calls and branches, as code does until C2 takes over, it counts at every level and is slower than a call of the
 * method itself, which C2 has soon compiled. C2 inlines such methods as others.
 *
 * <p>The build says so in the class files, for no source can: {@code src/main/build/KeepOutOfLine.java}, decision 0133.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CalledWhileCold {}
