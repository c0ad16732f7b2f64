package dev.ashlar.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks, in generated bindings, a Java interface that stands for a WIT resource and holds its methods. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WitResource {
    /** The name of the interface that declares it, as in {@link WitInterface#value}; empty for a world. */
    String in();

    /** Its name there, as in {@code input-stream}. */
    String name();
}
