'use strict';

const { createBackendModule } = require('@backstage/backend-plugin-api');
const { AuthorizeResult } = require('@backstage/plugin-permission-common');
const { policyExtensionPoint } = require('@backstage/plugin-permission-node/alpha');

// Of the things of the plugin javademo a user may see those that he or one of his groups owns.
// tag::policy[]
const policy = {
  async handle({ permission }, user) {
    switch (permission.name) {
      case 'javademo.thing.read':
        return {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'javademo',
          resourceType: 'javademo-thing',
          conditions: {
            anyOf: [
              {
                rule: 'IS_OWNER',
                resourceType: 'javademo-thing',
                params: { owners: user?.info.ownershipEntityRefs ?? [] },
              },
            ],
          },
        };
      case 'javademo.admin':
        return { result: AuthorizeResult.DENY };
      default:
        return { result: AuthorizeResult.ALLOW };
    }
  },
};
// end::policy[]

module.exports = createBackendModule({
  pluginId: 'permission',
  moduleId: 'javademo-policy',
  register(env) {
    env.registerInit({
      deps: { policies: policyExtensionPoint },
      async init({ policies }) {
        policies.setPolicy(policy);
      },
    });
  },
});
