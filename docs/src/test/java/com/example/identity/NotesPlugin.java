package com.example.identity;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.httpauth.Allow;
import dev.stagedoor.httpauth.AllowUnauthenticated;

import static dev.stagedoor.auth.PrincipalType.SERVICE;

@BackendPlugin("notes")
class NotesPlugin {

    @Bean
    Notes notes() {
        return new Notes();
    }

    @Bean
    Owners owners(PluginClientService client, AuthService auth) {
        return new Owners(client, auth);
    }
}

// tag::controller[]
@RestController
class NotesController {

    private final Notes notes;

    NotesController(Notes notes) {
        this.notes = notes;
    }

    @GetMapping("/notes")
    List<String> list() { // for users and services, as every route
        return notes.all();
    }

    @PostMapping("/notes")
    void add(@RequestBody String note, BackstageCredentials<UserPrincipal> credentials) { // for users alone
        notes.add(note, credentials.principal().userEntityRef());
    }

    @DeleteMapping("/notes")
    @Allow(SERVICE)
    void clear() {
        notes.clear();
    }

    @GetMapping("/about")
    @AllowUnauthenticated
    String about() {
        return "Notes for everybody";
    }
}
// end::controller[]
