'use strict';

// A Backstage backend as a company would have it, with one plugin more that calls the Java plugin and is called by it.

const { createBackend } = require('@backstage/backend-defaults');

const backend = createBackend();
backend.add(require('@backstage/plugin-auth-backend'));
backend.add(require('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(require('@backstage/plugin-catalog-backend'));
backend.add(require('@backstage/plugin-permission-backend'));
backend.add(require('./policy'));
backend.add(require('./echo'));
backend.start().catch(error => {
  console.error(error);
  process.exit(1);
});
