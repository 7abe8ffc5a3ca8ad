'use strict';

const { createBackendModule } = require('@backstage/backend-plugin-api');
const { catalogProcessingExtensionPoint, processingResult } = require('@backstage/plugin-catalog-node');

// Templates, which the catalog knows by a module of the scaffolder alone; this does what that one does.
const processor = {
  getProcessorName() {
    return 'TemplateProcessor';
  },

  async validateEntityKind(entity) {
    return entity.apiVersion === 'scaffolder.backstage.io/v1beta3' && entity.kind === 'Template';
  },

  async postProcessEntity(entity, _location, emit) {
    if (entity.kind === 'Template' && entity.spec?.owner) {
      const { name, namespace } = entity.metadata;
      const source = { kind: 'Template', namespace, name };
      const target = { kind: 'Group', namespace, name: entity.spec.owner }; // in the short form, as the sample's are
      emit(processingResult.relation({ source, target, type: 'ownedBy' }));
      emit(processingResult.relation({ source: target, target: source, type: 'ownerOf' }));
    }
    return entity;
  },
};

module.exports = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'templates',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addProcessor(processor);
      },
    });
  },
});
