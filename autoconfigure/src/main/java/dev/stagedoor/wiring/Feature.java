package dev.stagedoor.wiring;

import java.util.List;

/**
 * A registered plugin or module, annotated or an object.
 *
 * @param owner which one
 * @param origin where it is declared, for messages
 * @param init what runs when it starts
 * @param offers the extension points that it offers, in order
 */
record Feature(Owner owner, String origin, FeatureInit init, List<ExtensionPointOffer> offers) {

    Feature {
        offers = List.copyOf(offers);
    }
}
