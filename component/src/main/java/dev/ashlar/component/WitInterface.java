package dev.ashlar.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks, in generated bindings, a Java interface that holds the functions of a WIT interface; on a method without
 * parameters, that it returns one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface WitInterface {
    /** What an instance of it is called in a component, as in {@code wasi:io/streams@0.2.12}. */
    String value();
}
