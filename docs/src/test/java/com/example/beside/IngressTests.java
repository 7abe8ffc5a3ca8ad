package com.example.beside;

import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class IngressTests {

    @Test
    void thePluginsPathComesBeforeBackstages() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("beside/ingress.yaml"));
        Properties ingress = yaml.getObject();

        assertThat(ingress)
                .containsEntry("spec.rules[0].http.paths[0].path", "/api/javademo")
                .containsEntry("spec.rules[0].http.paths[1].path", "/");
    }
}
