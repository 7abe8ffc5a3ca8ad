package com.example.javademo.plugin;

/**
 * What the plugin looks after.
 *
 * @param name its name, which is its reference too
 * @param owner the entity that owns it
 */
record Thing(String name, String owner) {}
