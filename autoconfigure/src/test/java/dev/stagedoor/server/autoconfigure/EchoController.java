package dev.stagedoor.server.autoconfigure;

import java.util.concurrent.Callable;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the requests of these tests reach. */
@RestController
class EchoController {

    @RequestMapping("/hello")
    String hello() {
        return "hello";
    }

    @GetMapping("/large")
    String large(@RequestParam(defaultValue = "2000") int length) {
        return "x".repeat(length);
    }

    @GetMapping(path = "/image", produces = "image/svg+xml")
    String image() {
        return "x".repeat(2000);
    }

    @GetMapping("/later")
    Callable<String> later() {
        return () -> "later";
    }

    @GetMapping("/status")
    ResponseEntity<String> status(@RequestParam int code) {
        return ResponseEntity.status(code).body("status");
    }

    @GetMapping("/fail")
    String fail() {
        throw new IllegalStateException("failed");
    }

    @GetMapping("/client")
    String client(HttpServletRequest request) {
        return request.getRemoteAddr() + " " + request.getRequestURL() + " " + request.isSecure();
    }
}
