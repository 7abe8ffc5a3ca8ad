package com.example.permissions.tickets;

/** A ticket of somebody. */
public record Ticket(String id, String owner, String title) {}
