'use strict';

const { createBackendModule } = require('@backstage/backend-plugin-api');
const { AuthorizeResult } = require('@backstage/plugin-permission-common');
const { policyExtensionPoint } = require('@backstage/plugin-permission-node/alpha');

// Users see what they own, and all systems; they may refresh services, and delete nothing. The sample is given the same.
const conditional = (permission, conditions) => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: permission.resourceType,
  conditions,
});

const condition = (rule, params) => ({ rule, resourceType: 'catalog-entity', params });

const policy = {
  async handle({ permission }, user) {
    switch (permission.name) {
      case 'catalog.entity.read':
        return conditional(permission, {
          anyOf: [
            condition('IS_ENTITY_OWNER', { claims: user?.info.ownershipEntityRefs ?? [] }),
            condition('IS_ENTITY_KIND', { kinds: ['System', 'location'] }),
            {
              allOf: [
                condition('HAS_LABEL', { label: 'burrow-and-bark.example/backup' }),
                { not: condition('HAS_SPEC', { key: 'size', value: '75' }) },
              ],
            },
            condition('HAS_METADATA', { key: 'title', value: 'Search' }),
            condition('HAS_ANNOTATION', {
              annotation: 'burrow-and-bark.example/cost-centre',
              value: '4300',
            }),
          ],
        });
      case 'catalog.entity.refresh':
        return conditional(permission, condition('HAS_SPEC', { key: 'type', value: 'service' }));
      case 'catalog.entity.delete':
      case 'catalog.location.create':
      case 'catalog.location.analyze':
        return { result: AuthorizeResult.DENY };
      default:
        return { result: AuthorizeResult.ALLOW };
    }
  },
};

module.exports = createBackendModule({
  pluginId: 'permission',
  moduleId: 'catalog-policy',
  register(env) {
    env.registerInit({
      deps: { policies: policyExtensionPoint },
      async init({ policies }) {
        policies.setPolicy(policy);
      },
    });
  },
});
