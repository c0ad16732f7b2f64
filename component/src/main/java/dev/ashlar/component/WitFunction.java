package dev.ashlar.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks, in generated bindings, a method that stands for a WIT function. That of a resource's method does not have the
 * resource among its parameters: it is the receiver.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WitFunction {
    /** What it is called in a component, as in {@code [method]input-stream.read}. */
    String value();
}
