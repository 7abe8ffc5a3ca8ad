package com.example.identity;

import org.springframework.stereotype.Service;

import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.TokenVerifier;

// tag::verify[]
@Service
class Verification {

    private final TokenVerifier tokens;

    Verification(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    boolean isFromService(String token) {
        return tokens.verify(token, "billing").principal().type() == PrincipalType.SERVICE;
    }
}
// end::verify[]
