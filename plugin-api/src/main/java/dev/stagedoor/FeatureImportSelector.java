package dev.stagedoor;

import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

/** Leads from the annotations, which know no implementation, to the wiring, which is named by text alone. */
class FeatureImportSelector implements ImportSelector {

    @Override
    public String[] selectImports(AnnotationMetadata importingClass) {
        return new String[] {"dev.stagedoor.wiring.FeatureSelector", "dev.stagedoor.wiring.FeatureRegistrar"};
    }
}
