package dev.ashlar.host.manifest;

import java.util.Optional;

/**
 * An import that another component of the application answers.
 *
 * @param imported what is imported
 * @param component who answers
 * @param export the name of its export, where that differs from what is imported
 */
public record Link(ImportName imported, String component, Optional<ImportName> export) {}
