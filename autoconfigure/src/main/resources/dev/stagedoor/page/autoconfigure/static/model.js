// The wiring as things and the relations between them. The picture and the tables are both drawn from it.

/** How a relation reads from either of its ends, and in the picture. */
export const RELATIONS = {
  part: { forward: 'Part of', backward: 'Modules', label: 'part of' },
  offers: { forward: 'Offers', backward: 'Offered by', label: 'offers' },
  extends: { forward: 'Extends', backward: 'Extended by', label: 'extends' },
  uses: { forward: 'Uses', backward: 'Used by', label: 'uses' },
  decorates: { forward: 'Decorates', backward: 'Decorated by', label: 'decorates' },
  overrides: { forward: 'Overrides', backward: 'Overridden by', label: 'overrides' },
};

export const KINDS = {
  plugin: 'Plugin',
  module: 'Module',
  point: 'Extension point',
  service: 'Service',
  override: 'Override for one plugin',
  decorator: 'Decorator',
  unused: 'Not in use',
};

/** Who supplies something: the word in the picture, and the sentence. */
export const SUPPLIERS = {
  default: { word: 'default', text: 'Stagedoor or another auto-configuration, by default' },
  library: { word: 'library', text: 'the service’s own library, by default' },
  loader: { word: 'loader', text: 'a feature loader' },
  application: { word: 'application', text: 'the application' },
  nobody: { word: 'nobody', text: 'nobody' },
};

const LAYERS = {
  DEFAULT: 'default',
  REFERENCE: 'library',
  LOADER: 'loader',
  APPLICATION: 'application',
  default: 'default',
  'default of the reference': 'library',
  'feature loader': 'loader',
  application: 'application',
};

/** Reads what the server says of the wiring. */
export class Wiring {

  constructor(descriptor) {
    this.nodes = new Map();
    this.edges = [];
    descriptor.plugins.forEach((plugin) => this.#plugin(plugin));
    descriptor.services.forEach((service) => this.#service(service));
    descriptor.plugins.forEach((plugin) => this.#relations(plugin));
    this.edges = this.edges.filter((edge) => this.nodes.has(edge.from) && this.nodes.has(edge.to));
  }

  ofKind(kind) {
    return [...this.nodes.values()].filter((node) => node.kind === kind);
  }

  /** What a node is related to, by the words for it: pairs of words and nodes. */
  relations(id) {
    const found = new Map();
    const add = (words, other) => found.set(words, [...(found.get(words) ?? []), this.nodes.get(other)]);
    for (const edge of this.edges) {
      if (edge.from === id) {
        add(RELATIONS[edge.kind].forward, edge.to);
      }
      if (edge.to === id) {
        add(RELATIONS[edge.kind].backward, edge.from);
      }
    }
    return [...found];
  }

  from(id, kind) {
    return this.edges.filter((edge) => edge.from === id && edge.kind === kind).map((edge) => this.nodes.get(edge.to));
  }

  to(id, kind) {
    return this.edges.filter((edge) => edge.to === id && edge.kind === kind).map((edge) => this.nodes.get(edge.from));
  }

  /**
   * What is to be seen: plugins, their modules and extension points, and of the services those that are not as they
   * would be by default, unless the filter asks for more. For a single plugin those are left out that it does not use.
   */
  visible(filter) {
    const seen = new Set();
    for (const node of this.nodes.values()) {
      if (['plugin', 'module', 'point'].includes(node.kind) && (filter.plugin === '' || node.plugin === filter.plugin)) {
        seen.add(node.id);
      }
    }
    const reached = this.#reached(seen);
    const used = new Set([...seen].flatMap((id) => this.from(id, 'uses')).map((node) => node.id));
    for (const node of this.ofKind('service')) {
      const wanted = node.scope === 'root' ? filter.rootServices : filter.pluginServices;
      const all = filter.plugin === '';
      if ((node.changed && (all || reached.has(node.id))) || (wanted && (all || used.has(node.id)))) {
        seen.add(node.id);
      }
    }
    for (const node of this.nodes.values()) {
      if (seen.has(node.service) && (node.plugin === '' || filter.plugin === '' || node.plugin === filter.plugin)) {
        seen.add(node.id);
      }
    }
    return seen;
  }

  #reached(start) {
    const reached = new Set(start);
    // A set is walked in the order in which it grows.
    for (const id of reached) {
      this.from(id, 'uses').forEach((node) => reached.add(node.id));
    }
    return reached;
  }

  #plugin(plugin) {
    const id = `plugin:${plugin.pluginId}`;
    this.#node({ id, kind: 'plugin', name: plugin.pluginId, plugin: plugin.pluginId, declaredBy: plugin.declaredBy, beans: plugin.beans });
    this.#points(id, plugin.pluginId, plugin.extensionPoints);
    for (const module of plugin.modules) {
      const moduleId = `module:${plugin.pluginId}/${module.moduleId}`;
      this.#node({ id: moduleId, kind: 'module', name: module.moduleId, plugin: plugin.pluginId, declaredBy: module.declaredBy, beans: module.beans });
      this.#edge('part', moduleId, id);
      this.#points(moduleId, plugin.pluginId, module.extensionPoints);
    }
  }

  #points(owner, plugin, points) {
    for (const point of points) {
      const id = `point:${point}`;
      this.#node({ id, kind: 'point', name: point, plugin });
      this.#edge('offers', owner, id);
    }
  }

  #relations(plugin) {
    plugin.services.forEach((service) => this.#edge('uses', `plugin:${plugin.pluginId}`, `service:${service}`));
    for (const module of plugin.modules) {
      const id = `module:${plugin.pluginId}/${module.moduleId}`;
      module.consumes.forEach((point) => this.#edge('extends', id, `point:${point}`));
      module.services.forEach((service) => this.#edge('uses', id, `service:${service}`));
    }
  }

  #service(service) {
    const id = `service:${service.id}`;
    const single = Object.entries(service.forPlugins);
    const suppliers = [...new Set(service.providers.map((provider) => supplier(provider)))];
    const changed = single.length > 0 || service.overridden.length > 0 || service.decorators.length > 0
      || suppliers.some((name) => name === 'application' || name === 'loader');
    this.#node({
      id,
      kind: 'service',
      name: service.id,
      plugin: '',
      scope: service.scope.toLowerCase(),
      contract: service.contract,
      multiton: service.multiton,
      suppliers: suppliers.length > 0 ? suppliers : ['nobody'],
      declaredBy: service.providers.map((provider) => provider.declaredBy).join(', '),
      changed,
    });
    const needs = new Set([...service.providers, ...Object.values(service.forPlugins)].flatMap((provider) => provider.dependencies));
    needs.forEach((need) => this.#edge('uses', id, `service:${need}`));
    for (const [plugin, provider] of single) {
      const own = `override:${service.id}/${plugin}`;
      this.#node({ id: own, kind: 'override', name: provider.bean, plugin, service: id, suppliers: [supplier(provider)], declaredBy: provider.declaredBy });
      this.#edge('overrides', own, id, `for ${plugin}`);
    }
    for (const decorator of service.decorators) {
      const own = `decorator:${service.id}/${decorator}`;
      this.#node({ id: own, kind: 'decorator', name: decorator, plugin: '', service: id });
      this.#edge('decorates', own, id);
    }
    service.overridden.forEach((provider, index) => {
      const own = `unused:${service.id}/${index}`;
      this.#node({ id: own, kind: 'unused', name: provider.bean, plugin: '', service: id, suppliers: [supplier(provider)], declaredBy: provider.declaredBy });
      this.#edge('overrides', id, own);
    });
  }

  #node(node) {
    this.nodes.set(node.id, node);
  }

  #edge(kind, from, to, note = '') {
    this.edges.push({ id: `${kind} ${from} ${to}`, kind, from, to, note });
  }
}

function supplier(provider) {
  return LAYERS[provider.layer] ?? 'default';
}

/** The second line of a node: what it is and who supplies it. */
export function subtitle(node) {
  const by = (node.suppliers ?? []).map((name) => SUPPLIERS[name].word).join(' + ');
  switch (node.kind) {
    case 'service': return `${node.scope} service · ${by}`;
    case 'override': return `for ${node.plugin} · ${by}`;
    case 'unused': return `${by}, not used`;
    default: return KINDS[node.kind].toLowerCase();
  }
}
