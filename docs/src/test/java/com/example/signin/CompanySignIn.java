package com.example.signin;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.signin.SignInResolver;
import dev.stagedoor.signin.SignInResult;

/** Who the accounts of the company are. */
@Configuration(proxyBeanMethods = false)
class CompanySignIn {

    // tag::resolver[]
    @Bean
    SignInResolver companyAccounts() {
        return (info, context) -> {
            String login = info.text("preferred_username")
                    .orElseThrow(() -> new NotAllowedException("Your account has no user name"));
            if (info.claims().get("departments") instanceof List<?> departments && departments.contains("guests")) {
                String guest = "user:guests/" + login;
                return new SignInResult(guest, List.of(guest, "group:default/guests"));
            }
            return context.catalogUser("user:default/" + login);
        };
    }
    // end::resolver[]
}
