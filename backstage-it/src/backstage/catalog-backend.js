'use strict';

// Backstage's catalog with the sample's entity files, for the tests that ask it and the sample the same questions.

const { createBackend } = require('@backstage/backend-defaults');

const backend = createBackend();
backend.add(require('@backstage/plugin-auth-backend'));
backend.add(require('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(require('@backstage/plugin-catalog-backend'));
backend.add(require('@backstage/plugin-permission-backend'));
backend.add(require('./catalog-templates'));
backend.add(require('./catalog-policy'));
backend.start().catch(error => {
  console.error(error);
  process.exit(1);
});
