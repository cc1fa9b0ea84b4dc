package io.amends.core.time;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every version of every preset. A case keeps the version in force at its anchor. */
public record RegulatoryCatalogue(List<RegulatoryPreset> presets) {

    /**
     * @throws IllegalArgumentException when a version appears twice, or two versions of one preset
     *     are in force on the same day
     */
    public RegulatoryCatalogue {
        presets = List.copyOf(presets);
        Set<String> seen = new HashSet<>();
        for (RegulatoryPreset preset : presets) {
            if (!seen.add(preset.id() + " " + preset.version())) {
                throw new IllegalArgumentException(
                        preset.id() + ": version " + preset.version() + " appears twice");
            }
            for (RegulatoryPreset other : presets) {
                if (!other.version().equals(preset.version())
                        && other.id().equals(preset.id())
                        && other.isInForceOn(preset.effectiveFrom())) {
                    throw new IllegalArgumentException(
                            preset.id()
                                    + ": versions "
                                    + preset.version()
                                    + " and "
                                    + other.version()
                                    + " are both in force on "
                                    + preset.effectiveFrom());
                }
            }
        }
    }

    /**
     * The version to use for a case.
     *
     * @param anchor date of the case's anchor in the jurisdiction's zone
     */
    public Optional<RegulatoryPreset> inForce(String id, LocalDate anchor) {
        return presets.stream()
                .filter(preset -> preset.id().equals(id) && preset.isInForceOn(anchor))
                .findFirst();
    }

    /** One version by its name, for a case that pinned it. */
    public Optional<RegulatoryPreset> version(String id, String version) {
        return presets.stream()
                .filter(preset -> preset.id().equals(id) && preset.version().equals(version))
                .findFirst();
    }
}
