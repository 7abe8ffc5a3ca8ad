package com.example.importing;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ImportingBackend {}
