'use strict';

// The questions that ask-catalog.js asks.

const { CATALOG_FILTER_EXISTS } = require('@backstage/catalog-client');

/** A query of a URL; a list is a parameter for each item. */
function query(parameters) {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(parameters)) {
    for (const value of [values].flat()) {
      search.append(name, value);
    }
  }
  return `?${search}`;
}

const text = value => JSON.stringify(value, (_, each) => (typeof each === 'symbol' ? 'EXISTS' : each));

/** A value of an entity by its path, in which keys may have dots. */
function at(value, path) {
  if (value === null || typeof value !== 'object') {
    return undefined;
  }
  const name = Object.keys(value).find(
    key => key.toLowerCase() === path.toLowerCase() || path.toLowerCase().startsWith(`${key.toLowerCase()}.`),
  );
  if (name === undefined) {
    return undefined;
  }
  return name.length === path.length ? value[name] : at(value[name], path.slice(name.length + 1));
}

/** Entities in any order. */
function anyOrder(list) {
  return [...list].sort((one, other) => (text(one) < text(other) ? -1 : 1));
}

/** How long a value may be to be sorted by. */
const SORTED_LENGTH = 200;

/** Entities that have the same value in a field, or none to be sorted by, may follow each other in any order. */
const ties = field => list => {
  const key = entity => {
    const value = String(at(entity, field) ?? '').toLowerCase();
    return value.length > SORTED_LENGTH ? '' : value;
  };
  const groups = [];
  for (const entity of list) {
    const last = groups.at(-1);
    if (last && key(last[0]) === key(entity)) {
      last.push(entity);
    } else {
      groups.push([entity]);
    }
  }
  return groups.map(group => (group.length === 1 ? group[0] : anyOrder(group)));
};

/** Arranges the entities of an answer, wherever they are in it. */
const arranging = arrange => answer => {
  if (Array.isArray(answer)) {
    return arrange(answer);
  }
  if (Array.isArray(answer?.items)) {
    return { ...answer, items: arrange(answer.items) };
  }
  if (Array.isArray(answer?.body)) {
    return { ...answer, body: arrange(answer.body) };
  }
  if (Array.isArray(answer?.body?.items)) {
    return { ...answer, body: { ...answer.body, items: arrange(answer.body.items) } };
  }
  return answer;
};

/** Facets in any order. */
function anyFacetOrder(answer) {
  const body = answer?.body ?? answer;
  if (body?.facets) {
    for (const values of Object.values(body.facets)) {
      values.sort((one, other) => (one.value < other.value ? -1 : 1));
    }
  }
  return answer;
}

const asGiven = answer => answer;

const FILTERS = [
  { kind: 'component' },
  { kind: 'Component' },
  { KIND: 'COMPONENT' },
  { kind: ['api', 'resource'] },
  [{ kind: 'api' }, { kind: 'group' }],
  [{ kind: 'api', 'spec.type': 'grpc' }, { kind: 'component', 'spec.type': ['website', 'job'] }],
  { kind: 'component', 'spec.type': 'service' },
  { kind: 'component', 'spec.lifecycle': ['deprecated', 'experimental'] },
  { 'metadata.name': 'petstore' },
  { 'metadata.name': 'checkout' },
  { 'metadata.namespace': 'animals' },
  { 'metadata.namespace': 'default', kind: 'domain' },
  { 'metadata.tags': 'java' },
  { 'metadata.tags': ['java', 'kotlin'] },
  { 'metadata.tags.java': 'true' },
  { 'metadata.tags.java': CATALOG_FILTER_EXISTS },
  { 'metadata.tags': CATALOG_FILTER_EXISTS, kind: 'user' },
  { 'metadata.tags': CATALOG_FILTER_EXISTS, kind: 'component' },
  { 'spec.system': CATALOG_FILTER_EXISTS, kind: 'resource' },
  { 'spec.nothing': CATALOG_FILTER_EXISTS },
  { 'spec.nothing': 'x' },
  { 'metadata.annotations.burrow-and-bark.example/chat': CATALOG_FILTER_EXISTS },
  { 'metadata.annotations.burrow-and-bark.example/chat': '#Checkout' },
  { 'metadata.labels.burrow-and-bark.example/tier': '1' },
  { 'metadata.labels.burrow-and-bark.example/pci': 'true', kind: 'resource' },
  { 'metadata.labels': CATALOG_FILTER_EXISTS },
  { 'metadata.annotations': CATALOG_FILTER_EXISTS },
  { 'relations.ownedBy': 'group:default/storefront-team' },
  { 'relations.ownedby': 'GROUP:default/Storefront-Team', kind: 'api' },
  { 'relations.ownedBy': ['user:default/jonas.weber', 'user:default/maria.nunez'] },
  { 'relations.dependsOn': CATALOG_FILTER_EXISTS, kind: 'component' },
  { 'relations.dependencyOf': 'component:default/web-shop' },
  { 'relations.memberOf': 'group:default/platform-team' },
  { 'relations.hasMember': CATALOG_FILTER_EXISTS },
  { 'relations.partOf': 'system:animals/clinic' },
  { 'relations.apiProvidedBy': CATALOG_FILTER_EXISTS },
  { relations: CATALOG_FILTER_EXISTS },
  { 'spec.owner': 'guests' },
  { 'spec.owner': 'group:default/animal-care-team' },
  { 'spec.availability': '99.95' },
  { 'spec.availability': '98' },
  { 'spec.replicas': '3' },
  { 'spec.onCall': 'true' },
  { 'spec.oncall': 'FALSE' },
  { 'spec.retireBy': '2027-03-31' },
  { 'spec.starts': '02:30' },
  { 'spec.languages': 'de' },
  { 'spec.languages.de': 'true' },
  { 'spec.learning.threshold': '0.15' },
  { 'spec.learning.features': 'age' },
  { 'spec.learning': CATALOG_FILTER_EXISTS },
  { 'metadata.links.title': 'Runbook' },
  { 'metadata.links.title': 'Runbook', 'metadata.links.icon': 'dashboard' },
  { 'metadata.links.type': CATALOG_FILTER_EXISTS },
  { 'metadata.links': CATALOG_FILTER_EXISTS },
  { 'spec.profile.displayName': 'MARÍA NÚÑEZ' },
  { 'spec.profile.displayname': 'Søren Holm' },
  { 'spec.profile.email': CATALOG_FILTER_EXISTS },
  { 'metadata.title': 'Pet Store' },
  { 'metadata.title': 'driver\'s app' },
  { 'metadata.description': CATALOG_FILTER_EXISTS, kind: 'component', 'spec.lifecycle': 'deprecated' },
  { 'spec.definition': CATALOG_FILTER_EXISTS },
  { 'metadata.uid': CATALOG_FILTER_EXISTS, kind: 'template' },
  { 'metadata.etag': CATALOG_FILTER_EXISTS },
  { apiVersion: 'scaffolder.backstage.io/v1beta3' },
  { 'spec.steps.action': 'fetch:template' },
  { 'spec.parameters.required': 'owner' },
  { 'spec.targets': CATALOG_FILTER_EXISTS },
  { 'spec.target': CATALOG_FILTER_EXISTS },
  { 'spec.memberOf': CATALOG_FILTER_EXISTS },
  { 'metadata.annotations.backstage.io/managed-by-location': CATALOG_FILTER_EXISTS, kind: 'domain' },
  { 'metadata.annotations.backstage.io/orphan': 'true' },
  { kind: 'component', 'metadata.name': '' },
  {},
  [],
  [{}],
  [{ kind: 'api' }, {}],
];

const RAW_FILTERS = [
  ['kind=component,kind=api'],
  ['kind=component', 'kind=api'],
  ['kind=component,spec.type=website'],
  ['kind'],
  ['kind='],
  ['kind=,metadata.name=petstore'],
  ['=component'],
  ['=' ],
  ['kind=a=b'],
  [' kind = component , spec.type = website '],
  ['kind=component,kind'],
  ['kind,kind=component'],
  [','],
  ['kind=component,'],
  [',kind=component'],
  ['kind=component', ''],
  [''],
  ['kind=component,,spec.type=website'],
  ['spec.system,kind=api'],
  ['metadata.annotations.burrow-and-bark.example/chat=#storefront'],
  ['metadata.title=Paw, our design system'],
  [`metadata.description=${'a'.repeat(300)}`],
  [`${'k'.repeat(300)}=x`],
  ['kind=user,metadata.name=GUEST'],
  ['metadata.name=%'],
  ['metadata.name=pet_tore'],
  ['kind=component,metadata.name=petstore', 'kind=component,metadata.name=orders', 'nothing'],
];

const FIELDS = [
  ['metadata.name'],
  ['kind', 'metadata.name', 'spec.owner'],
  ['metadata.annotations'],
  ['metadata.annotations.burrow-and-bark.example/chat', 'metadata.name'],
  ['metadata.labels', 'metadata.tags'],
  ['relations'],
  ['relations.type'],
  ['spec.profile.displayName', 'metadata.name'],
  ['spec'],
  ['spec.spec'],
  ['nothing'],
  ['metadata', 'metadata.name'],
  ['metadata.uid', 'metadata.etag'],
  ['kind', 'kind'],
  ['Kind', 'METADATA.NAME'],
  ['metadata.links.title'],
  ['apiVersion'],
];

const ORDERS = [
  'metadata.name',
  'METADATA.NAME',
  'metadata.title',
  'metadata.namespace',
  'kind',
  'spec.type',
  'spec.owner',
  'spec.lifecycle',
  'spec.availability',
  'spec.replicas',
  'spec.profile.displayname',
  'spec.profile.displayName',
  'metadata.description',
  'nothing',
  'relations.ownedBy',
];

const PREDICATES = [
  { kind: 'component' },
  { kind: 'Component', 'spec.type': 'SERVICE' },
  { 'spec.replicas': 3 },
  { 'spec.availability': 99.95 },
  { 'spec.onCall': true },
  { 'spec.onCall': false },
  { $all: [{ kind: 'component' }, { 'spec.type': 'website' }] },
  { $all: [] },
  { $any: [] },
  { $any: [{ kind: 'domain' }, { kind: 'system' }] },
  { $not: { kind: 'component' } },
  { $not: { $any: [{ kind: 'component' }, { kind: 'api' }, { kind: 'resource' }] } },
  { $not: { $not: { kind: 'domain' } } },
  { kind: { $in: ['api', 'Domain'] } },
  { kind: { $in: [] } },
  { 'spec.replicas': { $in: [1, 3, '4'] } },
  { 'spec.system': { $exists: true }, kind: 'resource' },
  { 'spec.system': { $exists: false }, kind: 'component' },
  { 'metadata.tags': { $contains: 'java' } },
  { 'metadata.tags': 'java' },
  { 'metadata.tags': { $exists: false }, kind: 'component' },
  { 'metadata.links': { $contains: { title: 'Runbook' } } },
  { relations: { $contains: { type: 'ownedBy', targetRef: 'group:default/data-team' } } },
  { relations: { $contains: { type: 'ownedBy', targetRef: { $in: ['group:default/data-team', 'group:default/guests'] } } } },
  { relations: { $contains: { type: 'memberOf' } } },
  { relations: { $contains: { targetRef: 'group:default/data-team' } } },
  { 'relations.ownedBy': 'group:default/data-team' },
  { 'metadata.name': { $hasPrefix: 'pet' } },
  { 'metadata.name': { $hasPrefix: 'ORDER' } },
  { 'metadata.name': { $hasPrefix: '%' } },
  { 'metadata.name': { $hasPrefix: 'pet_' } },
  { 'metadata.name': { $hasPrefix: '' }, kind: 'domain' },
  { 'metadata.annotations.burrow-and-bark.example/chat': { $exists: true } },
  { 'metadata.labels.burrow-and-bark.example/tier': { $in: ['1', '2'] } },
  { $all: [{ kind: 'component' }, { $not: { 'metadata.tags': 'java' } }, { 'spec.lifecycle': { $in: ['production'] } }] },
  { $any: [{ 'metadata.name': { $hasPrefix: 'order' } }, { $all: [{ kind: 'user' }, { 'spec.memberOf': { $contains: 'data-team' } }] }] },
  { kind: 'component', 'spec.owner': { $not: 'guests' } },
  { kind: 'component', 'metadata.description': { $exists: false } },
  // What is none.
  { $nothing: 1 },
  { kind: { $nothing: 1 } },
  { kind: { $in: 'component' } },
  { kind: { $exists: 'yes' } },
  { kind: null },
  { kind: ['component'] },
  { kind: { name: 'component' } },
  { $all: { kind: 'component' } },
  { $all: [{ kind: 'component' }], kind: 'component' },
  { $not: [{ kind: 'component' }] },
  { kind: {} },
  {},
  { 'metadata.name': { $hasPrefix: 1 } },
  { 'metadata.name': { $contains: { $contains: 'x' } } },
  { kind: { $in: ['component'], $exists: true } },
];

const BAD_QUERIES = [
  '/entities?nothing=1',
  '/entities?fields=',
  '/entities?fields=a%5B0%5D',
  '/entities?fields=a%20b',
  '/entities?limit=0',
  '/entities?limit=-1',
  '/entities?limit=x',
  '/entities?limit=1.5',
  '/entities?limit=',
  '/entities?limit=1&limit=2',
  '/entities?offset=-1',
  '/entities?offset=x',
  '/entities?order=up:kind',
  '/entities?order=asc',
  '/entities?order=asc:',
  '/entities?order=',
  '/entities?order=kind',
  '/entities?after=nothing',
  '/entities?after=',
  '/entities/by-query?nothing=1',
  '/entities/by-query?filter=',
  '/entities/by-query?fields=',
  '/entities/by-query?limit=x',
  '/entities/by-query?limit=-1',
  '/entities/by-query?limit=0',
  '/entities/by-query?limit=1.5',
  '/entities/by-query?offset=-1',
  '/entities/by-query?orderField=kind,up',
  '/entities/by-query?orderField=',
  '/entities/by-query?orderField=,asc',
  '/entities/by-query?cursor=',
  '/entities/by-query?cursor=nothing',
  '/entities/by-query?cursor=e30',
  '/entities/by-query?fullTextFilterTerm=',
  '/entities/by-query?fullTextFilterFields=',
  '/entities/by-query?totalItems=some',
  '/entity-facets',
  '/entity-facets?facet=',
  '/entity-facets?nothing=1',
  '/entity-facets?facet=kind&filter=',
  '/entities/by-name/component/default/petstore?fields=',
  '/entities/by-name/component/default/petstore?nothing=1',
  '/entities/by-name/component/default/nothing',
  '/entities/by-name/component/nowhere/petstore',
  '/entities/by-name/nothing/default/petstore',
  '/entities/by-name/component/default',
  '/entities/by-name/component/default/petstore/nothing',
  '/entities/by-uid/nothing',
  '/entities/by-uid/00000000-0000-0000-0000-000000000000',
  '/entities/by-name/component/default/nothing/ancestry',
  '/locations/nothing',
  '/locations/00000000-0000-0000-0000-000000000000',
  '/locations/by-entity/component/default/petstore',
  '/locations/by-entity/component/default/nothing',
  '/locations?nothing=1',
  '/nothing',
  '/entities/',
  '/Entities?filter=kind=domain',
];

const BAD_BODIES = [
  ['POST', '/entities/by-refs', {}],
  ['POST', '/entities/by-refs', { entityRefs: 'component:default/petstore' }],
  ['POST', '/entities/by-refs', { entityRefs: [1] }],
  ['POST', '/entities/by-refs', { entityRefs: [], fields: 'kind' }],
  ['POST', '/entities/by-refs', { entityRefs: [], nothing: 1 }],
  ['POST', '/entities/by-refs', '{'],
  ['POST', '/entities/by-refs', undefined],
  ['POST', '/entities/by-refs?nothing=1', { entityRefs: [] }],
  ['POST', '/entities/by-query', {}],
  ['POST', '/entities/by-query', { limit: 'x' }],
  ['POST', '/entities/by-query', { limit: -1 }],
  ['POST', '/entities/by-query', { limit: 1.5 }],
  ['POST', '/entities/by-query', { limit: 0 }],
  ['POST', '/entities/by-query', { offset: -1 }],
  ['POST', '/entities/by-query', { query: 'kind' }],
  ['POST', '/entities/by-query', { query: [] }],
  ['POST', '/entities/by-query', { orderBy: [{ field: 'kind', order: 'up' }] }],
  ['POST', '/entities/by-query', { orderBy: [{ field: 'kind' }] }],
  ['POST', '/entities/by-query', { orderBy: 'kind' }],
  ['POST', '/entities/by-query', { fields: 'kind' }],
  ['POST', '/entities/by-query', { cursor: 'nothing' }],
  ['POST', '/entities/by-query', { cursor: '' }],
  ['POST', '/entities/by-query', { totalItems: 'some' }],
  ['POST', '/entities/by-query', { fullTextFilter: {} }],
  ['POST', '/entities/by-query', { fullTextFilter: { term: 1 } }],
  ['POST', '/entities/by-query', { nothing: 1, limit: 0 }],
  ['POST', '/entities/by-query', '{'],
  ['POST', '/entities/by-query', 'null'],
  ['POST', '/entities/by-query', '[]'],
  ['POST', '/entity-facets', {}],
  ['POST', '/entity-facets', { facets: [] }],
  ['POST', '/entity-facets', { facets: 'kind' }],
  ['POST', '/entity-facets', { facets: ['kind'], query: { $nothing: 1 } }],
  ['POST', '/refresh', {}],
  ['POST', '/refresh', { entityRef: 1 }],
  ['POST', '/refresh', { entityRef: 'nothing' }],
  ['POST', '/refresh', { entityRef: 'component:default/nothing' }],
  ['POST', '/refresh', undefined],
  ['POST', '/validate-entity', {}],
  ['POST', '/validate-entity', { entity: {} }],
  ['POST', '/validate-entity', { entity: {}, location: 'nothing' }],
  ['POST', '/validate-entity', { entity: {}, location: 'file:/nothing' }],
  ['POST', '/validate-entity', { entity: {}, location: 1 }],
  ['POST', '/validate-entity', '{'],
  ['POST', '/analyze-location', {}],
  ['POST', '/analyze-location', { location: {} }],
  ['POST', '/analyze-location', { location: { type: 'url' } }],
  ['POST', '/analyze-location', { location: { type: 'url', target: 1 } }],
  ['POST', '/analyze-location', { location: { type: 'url', target: 'nothing' } }],
  ['POST', '/analyze-location', { location: { type: 'file', target: '/nothing' } }],
  ['POST', '/locations', {}],
  ['POST', '/locations', { type: 'url' }],
  ['POST', '/locations', { target: 'http://localhost:1/x.yaml' }],
  ['POST', '/locations', { type: 'file', target: '/etc/passwd' }],
  ['POST', '/locations', { type: 'nothing', target: 'x' }],
  ['POST', '/locations', { type: 1, target: 'x' }],
  ['POST', '/locations', '{'],
  ['POST', '/locations/by-query', {}],
  ['POST', '/locations/by-query', { limit: 0 }],
  ['POST', '/locations/by-query', { limit: 'x' }],
  ['POST', '/locations/by-query', { query: 'x' }],
  ['POST', '/locations/by-query', { query: { type: 'url' } }],
  ['POST', '/locations/by-query', { cursor: 'nothing' }],
  ['DELETE', '/locations/nothing', undefined],
  ['DELETE', '/entities/by-uid/nothing', undefined],
  ['DELETE', '/entities/by-uid/00000000-0000-0000-0000-000000000000', undefined],
  ['PUT', '/locations/00000000-0000-0000-0000-000000000000', { type: 'url', target: 'http://localhost:1/x.yaml' }],
  ['PUT', '/entities', {}],
  ['DELETE', '/entities', undefined],
  ['POST', '/entities', {}],
];

const VALIDATED = {
  good: { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a' }, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'of another kind': { apiVersion: 'backstage.io/v1alpha1', kind: 'Spaceship', metadata: { name: 'a' }, spec: {} },
  'of another version': { apiVersion: 'backstage.io/v2', kind: 'Component', metadata: { name: 'a' }, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'of a beta': { apiVersion: 'backstage.io/v1beta1', kind: 'Component', metadata: { name: 'a' }, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'without a name': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: {}, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'without an owner': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a' }, spec: { type: 'x', lifecycle: 'y' } },
  'without a spec': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a' } },
  'without a kind': { apiVersion: 'backstage.io/v1alpha1', metadata: { name: 'a' }, spec: {} },
  'with a bad name': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a b' }, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'with a long name': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a'.repeat(64) }, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'with a bad namespace': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a', namespace: 'A b' }, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'with a bad tag': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a', tags: ['A b'] }, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'with a bad label': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a', labels: { 'a b': 'c' } }, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'with an annotation that is a number': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a', annotations: { a: 1 } }, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'with a link that has no url': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a', links: [{ title: 'x' }] }, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'with an empty owner': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a' }, spec: { type: 'x', lifecycle: 'y', owner: '' } },
  'with a bad reference': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a' }, spec: { type: 'x', lifecycle: 'y', owner: 'a:b:c/d' } },
  'with a system that is a list': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a' }, spec: { type: 'x', lifecycle: 'y', owner: 'z', system: ['a'] } },
  'of more than it needs': { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'a', more: 1 }, spec: { type: 'x', lifecycle: 'y', owner: 'z', more: 1 }, more: 1 },
  'a group': { apiVersion: 'backstage.io/v1alpha1', kind: 'Group', metadata: { name: 'a' }, spec: { type: 'team', children: [] } },
  'a group without children': { apiVersion: 'backstage.io/v1alpha1', kind: 'Group', metadata: { name: 'a' }, spec: { type: 'team' } },
  'a user': { apiVersion: 'backstage.io/v1alpha1', kind: 'User', metadata: { name: 'a' }, spec: { memberOf: ['b'] } },
  'a user without groups': { apiVersion: 'backstage.io/v1alpha1', kind: 'User', metadata: { name: 'a' }, spec: {} },
  'a user without a spec': { apiVersion: 'backstage.io/v1alpha1', kind: 'User', metadata: { name: 'a' } },
  'an api without a definition': { apiVersion: 'backstage.io/v1alpha1', kind: 'API', metadata: { name: 'a' }, spec: { type: 'x', lifecycle: 'y', owner: 'z' } },
  'a system': { apiVersion: 'backstage.io/v1alpha1', kind: 'System', metadata: { name: 'a' }, spec: { owner: 'z' } },
  'a domain without an owner': { apiVersion: 'backstage.io/v1alpha1', kind: 'Domain', metadata: { name: 'a' }, spec: {} },
  'a resource': { apiVersion: 'backstage.io/v1alpha1', kind: 'Resource', metadata: { name: 'a' }, spec: { type: 'x', owner: 'z' } },
  'a resource without a type': { apiVersion: 'backstage.io/v1alpha1', kind: 'Resource', metadata: { name: 'a' }, spec: { owner: 'z' } },
  'a template': { apiVersion: 'scaffolder.backstage.io/v1beta3', kind: 'Template', metadata: { name: 'a' }, spec: { type: 'x', steps: [] } },
  'a text': 'component',
  nothing: null,
  'a list': [],
};

const REFS = [
  'component:default/petstore',
  'api:default/articles-api',
  'component:animals/records',
  'component:default/nothing',
  'Component:Default/Petstore',
  'component:petstore',
  'petstore',
  '',
  ':/',
  'a b c',
  'user:default/guest',
  'component:default/petstore',
];

const ANCESTRIES = [
  'component:default/petstore',
  'component:default/orders',
  'api:default/payments-api',
  'location:default/checkout',
  'component:animals/records',
  'component:default/nothing',
];

const FACETS = [
  ['kind'],
  ['Kind'],
  ['spec.type', 'spec.lifecycle'],
  ['metadata.tags'],
  ['metadata.namespace'],
  ['relations.ownedBy'],
  ['spec.owner'],
  ['metadata.labels.burrow-and-bark.example/tier'],
  ['spec.availability'],
  ['spec.onCall'],
  ['metadata.description'],
  ['spec.definition'],
  ['nothing'],
  ['kind', 'kind'],
  ['spec.profile.displayName'],
  ['metadata.links.title'],
  ['metadata.uid'],
  ['metadata.etag'],
  ['apiVersion', 'nothing'],
];

const TERMS = [
  [{ term: 'pet' }, undefined],
  [{ term: 'pet', fields: ['metadata.name'] }, undefined],
  [{ term: 'PET', fields: ['metadata.title'] }, undefined],
  [{ term: 'pet', fields: ['metadata.name', 'metadata.title', 'metadata.description'] }, undefined],
  [{ term: 'or' }, { field: 'metadata.name', order: 'asc' }],
  [{ term: 'or', fields: ['metadata.title'] }, { field: 'metadata.name', order: 'desc' }],
  [{ term: '%', fields: ['metadata.name'] }, undefined],
  [{ term: 'p_t', fields: ['metadata.name'] }, undefined],
  [{ term: ' pet ', fields: ['metadata.name'] }, undefined],
  [{ term: '' }, undefined],
  [{ term: '', fields: ['metadata.name'] }, undefined],
  [{ term: 'øre', fields: ['spec.profile.displayName'] }, undefined],
  [{ term: 'NÚÑ', fields: ['spec.profile.displayname'] }, undefined],
  [{ term: 'quiz', fields: ['metadata.description'] }, undefined],
  [{ term: 'java', fields: ['metadata.tags'] }, undefined],
  [{ term: 'nothing like this', fields: ['metadata.name', 'metadata.title'] }, undefined],
  [{ term: '9', fields: ['spec.availability'] }, undefined],
  [{ term: 'team', fields: ['relations.ownedBy'] }, { field: 'metadata.name', order: 'asc' }],
];

/** Turns the pages to the last and back, and says what was on them. */
async function pages(side, request) {
  const forth = [];
  let page = await side.client.queryEntities(request);
  for (;;) {
    forth.push(page);
    if (!page.pageInfo.nextCursor) {
      break;
    }
    page = await side.client.queryEntities({ cursor: page.pageInfo.nextCursor, limit: request.limit, fields: request.fields });
  }
  const back = [];
  while (page.pageInfo.prevCursor) {
    page = await side.client.queryEntities({ cursor: page.pageInfo.prevCursor, limit: request.limit, fields: request.fields });
    back.push(page);
  }
  return { forth, back };
}

/** Only how many there were on each page, and all that were on any. */
const shapesOfPages = ({ forth, back, ...rest }) =>
  forth
    ? {
        sizes: [forth, back].map(list => list.map(page => page.items.length)),
        totals: [forth, back].map(list => list.map(page => page.totalItems)),
        cursors: [forth, back].map(list => list.map(page => Object.keys(page.pageInfo))),
        items: anyOrder(forth.flatMap(page => page.items)),
      }
    : rest;

/** A registered location and what it brings, from its first day to its last. */
function* locationQuestions(add, { files, filesUrl }) {
  files.set('/odd.yaml', ODD);
  const target = `${filesUrl}/farm.yaml`;
  const other = `${filesUrl}/barn.yaml`;
  const entity = (name, more = '') =>
    `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${name}\nspec:\n  type: service\n  lifecycle: production\n  owner: guests\n${more}`;
  const farm = side => side.client.getEntityByRef('component:default/farm');
  const registered = async side => (await side.client.getLocations()).items.find(each => each.target === target);

  yield add('a location on trial', async side => {
    files.set('/farm.yaml', `${entity('farm')}---\n${entity('tractor')}`);
    return side.client.addLocation({ type: 'url', target, dryRun: true });
  });
  yield add('a location on trial that is not there', side =>
    side.client.addLocation({ type: 'url', target: `${filesUrl}/nowhere.yaml`, dryRun: true }));
  yield add('a trial leaves nothing', async side => [await side.client.getLocations(), await farm(side)]);
  yield add('a location is registered', side => side.client.addLocation({ type: 'url', target }));
  yield add('what it brings is served', side => side.until(farm, found => found !== undefined));
  yield add('all that it brings is served', async side => {
    const answer = await side.until(
      () => side.client.getEntityByRef('component:default/tractor'), found => found !== undefined);
    await side.learn();
    return answer;
  });
  yield add('it is listed', side => side.client.getLocations());
  yield add('it is listed, raw', side => side.get('/locations'));
  yield add('it is found by its query', side => side.client.queryLocations({ query: { target } }));
  yield add('it is found by a prefix', side =>
    side.client.queryLocations({ query: { target: { $hasPrefix: filesUrl } } }));
  yield add('it is found by its reference', side => side.client.getLocationByRef(`url:${target}`));
  yield add('it is found by its id', async side => side.client.getLocationById((await registered(side)).id));
  yield add('it is found by its entity', side => side.client.getLocationByEntity('component:default/farm'));
  yield add('it is found by the entity of the location', async side =>
    side.client.getLocationByEntity((await registered(side)).entityRef));
  yield add('the entity of the location', async side =>
    side.client.getEntityByRef((await registered(side)).entityRef));
  yield add('the ancestry of what it brings', side =>
    side.client.getEntityAncestors({ entityRef: 'component:default/farm' }));
  yield add('it can not be registered twice', side => side.client.addLocation({ type: 'url', target }));
  yield add('it can not be tried twice', side => side.client.addLocation({ type: 'url', target, dryRun: true }));
  yield add('it is refreshed when it is registered twice', side =>
    side.client.addLocation({ type: 'url', target, onConflict: 'refresh' }));
  yield add('a wrong word for what to do when it is registered twice', side =>
    side.post('/locations?onConflict=nothing', { type: 'url', target }));
  yield add('what has changed is served after a refresh', async side => {
    files.set('/farm.yaml', `${entity('farm', '  replicas: 2\n')}---\n${entity('tractor')}`);
    await side.client.refreshEntity('component:default/farm');
    return side.until(farm, found => found?.spec.replicas === 2);
  });
  yield add('what can not be read any more leaves its entities, and the reason', async side => {
    files.set('/farm.yaml', 'a: b: c');
    const { entityRef } = await registered(side);
    await side.client.refreshEntity(entityRef);
    const location = await side.until(
      () => side.client.getEntityByRef(entityRef), found => found?.status?.items?.length > 0);
    for (const item of location.status?.items ?? []) {
      item.message = '<message>';
      item.error = item.error && { name: item.error.name };
    }
    return [location, await farm(side)];
  });
  yield add('what is gone from it is gone', async side => {
    files.set('/farm.yaml', entity('farm'));
    await side.client.refreshEntity((await registered(side)).entityRef);
    return side.until(
      () => side.client.getEntityByRef('component:default/tractor'), found => found === undefined);
  });
  yield add('an entity that is deleted comes back', async side => {
    const { metadata } = await side.until(farm, found => found !== undefined && !found.status);
    await side.client.removeEntityByUid(metadata.uid);
    const gone = await farm(side);
    const back = await side.until(farm, found => found !== undefined && found.metadata.uid !== metadata.uid);
    return { wasGone: gone === undefined || gone.metadata.uid !== metadata.uid, back, another: back?.metadata.uid !== metadata.uid };
  });
  yield add('its target is changed', async side => {
    files.set('/barn.yaml', entity('barn'));
    const { id } = await registered(side);
    return side.client.updateLocation(id, { type: 'url', target: other });
  });
  yield add('what the new target brings is served', side =>
    side.until(() => side.client.getEntityByRef('component:default/barn'), found => found !== undefined));
  yield add('what the old target brought is gone', side => side.until(farm, found => found === undefined));
  yield add('another is registered', side => side.client.addLocation({ type: 'url', target: `${filesUrl}/odd.yaml` }));
  yield add('locations are listed by pages', async ({ client }) => {
    const first = await client.queryLocations({ limit: 1 });
    const second = await client.queryLocations({ cursor: first.pageInfo.nextCursor });
    return {
      totals: [first.totalItems, second.totalItems],
      cursors: [first, second].map(page => Object.keys(page.pageInfo)),
      items: [...first.items, ...second.items],
    };
  }, arranging(anyOrder));
  yield add('locations are listed by one page', ({ client }) => client.queryLocations({ limit: 2 }), arranging(anyOrder));
  yield add('locations come as a stream', async ({ client }) => {
    const items = [];
    for await (const page of client.streamLocations({ limit: 1 })) {
      items.push(...page);
    }
    return { items };
  }, arranging(anyOrder));
  for (const query of [
    { $not: { target: other } },
    { $any: [{ target: other }, { target: `${filesUrl}/odd.yaml` }] },
    { $all: [{ type: 'url' }, { target: { $in: [other] } }] },
    { type: 'URL' },
    { target: { $exists: true } },
    { target: other.toUpperCase() },
    { nothing: 'x' },
  ]) {
    yield add(`locations by ${text(query)}`, side => side.post('/locations/by-query', { query }), arranging(anyOrder));
  }
  yield add('it is removed', async side => {
    const { id } = (await side.client.getLocations()).items.find(each => each.target === other);
    await side.client.removeLocationById(id);
    return side.client.getLocationById(id);
  });
  yield add('it can not be removed twice', side => side.client.removeLocationById('00000000-0000-4000-8000-000000000000'));
  yield* oddQuestions(add);
  yield add('the other is removed', async side => {
    const { id } = (await side.client.getLocations()).items[0];
    return side.raw('DELETE', `/locations/${id}`);
  });
  yield add('nothing of them is left', async side => [
    await side.until(() => side.client.getEntityByRef('component:default/barn'), found => found === undefined),
    await side.until(() => side.client.getEntityByRef('component:odd/one'), found => found === undefined),
    await side.client.getLocations(),
    (await side.client.queryEntities({ limit: 0 })).totalItems,
  ]);
}

/** What YAML, JSON and search make of unusual values. */
function* oddQuestions(add) {
  const inOdd = { 'metadata.namespace': 'odd' };
  yield add('odd entities are served', async side => {
    await side.until(() => side.client.queryEntities({ filter: inOdd }), found => found.totalItems === 4);
    const answer = await side.client.getEntityByRef('component:odd/one');
    await side.learn();
    return answer;
  });
  yield add('odd entities are found', ({ client }) => client.queryEntities({ filter: inOdd }), arranging(anyOrder));
  for (const filter of [
    ...[
      'spec.nothing', 'spec.tilde', 'spec.empty', 'spec.emptyList', 'spec.emptyObject', 'spec.long', 'spec.list',
      'spec.nested.deep', 'spec.objects', 'spec.objects.name', 'spec.matrix', 'spec.mixed', 'metadata.annotations.empty',
    ].map(key => ({ ...inOdd, [key]: CATALOG_FILTER_EXISTS })),
    ...Object.entries({
      'spec.half': '1.5', 'spec.huge': '1e+21', 'spec.tiny': '1e-7', 'spec.digits': '12345678901234567000',
      'spec.zero': '0', 'spec.seventeen': '17', 'spec.octal': '15', 'spec.yes': 'yes', 'spec.truth': 'true',
      'spec.day': '2024-02-29', 'spec.time': '12:30:45', 'spec.underscore': '1_000', 'spec.binary': '0b11', 'spec.hex': '31',
      'spec.one': '1', 'spec.oneText': '1', 'spec.long': 'x'.repeat(200), 'spec.list': 'B', 'spec.list.b': 'true', 'spec.matrix': 'b',
      'spec.objects.name': 'second', 'spec.mixed': '2', 'spec.mixed.inner': 'v', 'spec.upper': 'grüße', 'spec.emoji': '🐾',
      'spec.comma': 'a', 'spec.blank': 'inner  blanks', 'spec.Case': 'same', 'spec.infinite': '', 'spec.<<': 'x',
      'spec.quoted.key.with.dots': 'x', 'metadata.etag': 'mine', 'spec.null': 'null',
    }).map(([key, value]) => ({ ...inOdd, [key]: value })),
  ]) {
    const fields = ['metadata.name'];
    yield add(`odd ${text(filter)}`, ({ client }) => client.queryEntities({ filter, fields }), arranging(anyOrder));
  }
  for (const predicate of [
    { 'spec.half': 1.5 },
    { 'spec.huge': 1e21 },
    { 'spec.one': '1' },
    { 'spec.oneText': 1 },
    { 'spec.truth': true },
    { 'spec.nothing': { $exists: true } },
    { 'spec.nothing': { $exists: false } },
    { 'spec.list': { $contains: 'b' } },
    { 'spec.matrix': { $contains: 'b' } },
    { 'spec.objects': { $contains: { name: 'first' } } },
    { 'spec.objects': { $contains: { name: 'first', port: 2 } } },
    { 'spec.long': { $hasPrefix: 'x'.repeat(150) } },
    { 'spec.long': { $hasPrefix: 'x'.repeat(250) } },
    { 'spec.upper': { $hasPrefix: 'GRÜ' } },
    { 'spec.percent': { $hasPrefix: '100%' } },
    { 'spec.percent': { $hasPrefix: '100_' } },
    { 'spec.percent': { $hasPrefix: '100\\' } },
  ]) {
    yield add(`odd predicate ${text(predicate)}`, side =>
      side.post('/entities/by-query', { query: { ...inOdd, ...predicate }, fields: ['metadata.name'] }), arranging(anyOrder));
  }
  for (const fields of [['spec.nothing'], ['spec.list'], ['spec.objects.name'], ['spec.quoted.key.with.dots'], ['spec.emptyObject'], ['spec.nested'], ['spec.quoted']]) {
    yield add(`odd ${text({ fields })}`, ({ client }) => client.getEntitiesByRefs({ entityRefs: ['component:odd/one'], fields }));
  }
  for (const facet of ['spec.nothing', 'spec.long', 'spec.list', 'spec.half', 'spec.Case', 'spec.objects.name', 'spec.truth', 'spec.upper']) {
    yield add(`odd facet ${facet}`, ({ client }) => client.getEntityFacets({ facets: [facet], filter: inOdd }), anyFacetOrder);
  }
  for (const [term, field] of [['x'.repeat(150), 'spec.long'], ['RÜSS', 'spec.upper'], ['rüß', 'spec.upper'], ['🐾', 'spec.emoji'], ['.5', 'spec.half'], ['0%', 'spec.percent'], ['\\', 'spec.percent']]) {
    yield add(`odd term ${term.slice(0, 20)} in ${field}`, ({ client }) =>
      client.queryEntities({ filter: inOdd, fullTextFilter: { term, fields: [field] }, fields: ['metadata.name'] }), arranging(anyOrder));
  }
  for (const field of ['spec.half', 'spec.upper', 'spec.sorted', 'spec.nothing', 'spec.long']) {
    for (const order of ['asc', 'desc']) {
      yield add(`odd order ${order} by ${field}`, ({ client }) =>
        client.queryEntities({ filter: inOdd, orderFields: [{ field, order }, { field: 'metadata.name', order: 'asc' }] }));
    }
  }
}

const ODD = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: one
  namespace: odd
  etag: mine
  uid: mine
  annotations: { empty: '' }
  labels: {}
spec:
  type: service
  lifecycle: production
  owner: group:default/guests
  nothing: null
  tilde: ~
  void:
  empty: ''
  emptyList: []
  emptyObject: {}
  half: 1.5
  huge: 1.0e+21
  tiny: 0.0000001
  digits: 12345678901234567890
  zero: -0.0
  seventeen: 017
  octal: 0o17
  hex: 0x1f
  'yes': yes
  'no': off
  truth: True
  day: 2024-02-29
  time: 12:30:45
  underscore: 1_000
  binary: 0b11
  one: 1
  oneText: '1'
  long: ${'x'.repeat(250)}
  list: [a, B, b, 'c d']
  matrix: [[a, b], [c]]
  nested: { deep: { deeper: { deepest: 1 } } }
  objects: [{ name: first, port: 1 }, { name: second, port: 2 }]
  mixed: [1, 2, true, null, { inner: v }, text]
  upper: GRÜSSE und Grüße
  emoji: 🐾 paws
  comma: a, b
  blank: inner  blanks
  Case: same
  infinite: .inf
  unknown: .nan
  <<: x
  quoted: { 'key.with.dots': x }
  'null': 'null'
  percent: 100%_\\
  sorted: b
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: two
  namespace: odd
spec:
  type: Service
  lifecycle: production
  owner: group:default/guests
  half: 10
  upper: Grüße
  sorted: Ä
  dependsOn: [component:two, component:Two, Component:odd/TWO, resource:default/pictures, component:nowhere]
  providesApis: []
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: Three
  namespace: odd
spec:
  type: SERVICE
  lifecycle: production
  owner: nobody
  half: 9
  sorted: a
---
apiVersion: backstage.io/v1beta1
kind: Component
metadata:
  name: four
  namespace: odd
spec:
  type: 's p a c e'
  lifecycle: production
  owner: User:guest
  sorted: C
`;

/** All questions, the changing ones last. Each is asked only when the answer to the one before is there. */
module.exports = function* questions({ files, filesUrl }) {
  const question = (name, ask, arranged = asGiven, more = {}) => ({ name, ask, arranged, ...more });

  // Lists.
  for (const filter of FILTERS) {
    yield question(`getEntities ${text({ filter })}`, ({ client }) => client.getEntities({ filter }), arranging(anyOrder));
  }
  for (const filter of RAW_FILTERS) {
    yield question(`GET /entities${query({ filter })}`, side => side.get(`/entities${query({ filter })}`), arranging(anyOrder));
    yield question(`GET /entities/by-query${query({ filter, limit: 500 })}`, side =>
      side.get(`/entities/by-query${query({ filter, limit: 500 })}`), arranging(anyOrder));
  }
  yield question('GET /entities', side => side.get('/entities'), arranging(anyOrder));
  for (const fields of FIELDS) {
    const request = { filter: { kind: ['component', 'group'] }, fields };
    yield question(`getEntities ${text(request)}`, ({ client }) => client.getEntities(request), arranging(anyOrder));
    yield question(`queryEntities ${text(request)}`, ({ client }) => client.queryEntities(request), arranging(anyOrder));
  }
  for (const field of ORDERS) {
    for (const order of ['asc', 'desc']) {
      const plain = { filter: [{ kind: ['component', 'user', 'group'] }], order: { field, order } };
      yield question(`getEntities ${text(plain)}`, ({ client }) => client.getEntities(plain), arranging(ties(field)));
      const limited = { ...plain, limit: 500 };
      yield question(`getEntities ${text(limited)}`, ({ client }) => client.getEntities(limited), arranging(field === field.toLowerCase() ? ties(field) : anyOrder));
      const queried = { filter: plain.filter, orderFields: { field, order } };
      yield question(`queryEntities ${text(queried)}`, ({ client }) => client.queryEntities(queried), arranging(ties(field)));
    }
  }
  for (const request of [
    { limit: 10 },
    { limit: 10, offset: 5 },
    { offset: 90 },
    { offset: 500 },
    { limit: 1000 },
    { limit: 10, filter: { kind: 'api' } },
    { limit: 7, order: [{ field: 'kind', order: 'desc' }, { field: 'metadata.namespace', order: 'asc' }, { field: 'metadata.name', order: 'asc' }], fields: ['kind', 'metadata.name'] },
    { limit: 5, order: [{ field: 'metadata.name', order: 'desc' }], filter: { kind: 'component' } },
    { after: Buffer.from('{"limit":3,"offset":4}').toString('base64') },
    { after: Buffer.from('{"limit":3,"offset":4}').toString('base64'), filter: { kind: 'api' } },
    { after: Buffer.from('{"limit":3}').toString('base64'), limit: 9 },
  ]) {
    yield question(`getEntities ${text(request)}`, ({ client }) => client.getEntities(request));
  }
  for (const path of [
    '/entities?limit=10',
    '/entities?limit=10&offset=90',
    '/entities?limit=10&offset=90&filter=kind%3Dcomponent',
    '/entities?limit=3&fields=metadata.name&filter=kind%3Dapi&order=asc%3Ametadata.name',
    '/entities?limit=97',
    '/entities?offset=3&fields=kind',
    '/entities?limit=5&after=eyJsaW1pdCI6Mywib2Zmc2V0Ijo0fQ%3D%3D',
  ]) {
    yield question(`GET ${path}`, side => side.get(path));
  }
  yield question('GET /entities by its links', async side => {
    const found = [];
    let path = '/entities?limit=30&fields=kind,metadata.name';
    while (path) {
      const { body, link } = await side.get(path);
      found.push(body);
      path = /<([^>]+)>/.exec(link ?? '')?.[1];
    }
    return found;
  });

  // Pages.
  for (const filter of FILTERS) {
    yield question(`queryEntities ${text({ filter })}`, ({ client }) => client.queryEntities({ filter }), arranging(anyOrder));
  }
  for (const request of [
    { limit: 10, filter: { kind: 'component' }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { limit: 10, filter: { kind: 'component' }, orderFields: { field: 'metadata.name', order: 'desc' } },
    { limit: 1, filter: { kind: 'domain' }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { limit: 5, filter: { kind: 'domain' }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { limit: 4, filter: { kind: 'api' }, orderFields: { field: 'metadata.name', order: 'asc' }, fields: ['metadata.name'] },
    { limit: 4, filter: { kind: 'component' }, orderFields: [{ field: 'metadata.name', order: 'asc' }, { field: 'spec.type', order: 'desc' }] },
    { limit: 4, query: { kind: 'component' }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { limit: 4, query: { kind: { $in: ['api', 'domain'] } }, orderFields: { field: 'metadata.name', order: 'desc' }, fields: ['kind', 'metadata.name'] },
    { limit: 2, fullTextFilter: { term: 'or', fields: ['metadata.name', 'metadata.title'] }, filter: { kind: 'component' }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { limit: 2, fullTextFilter: { term: 'o' }, filter: { kind: 'component' }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { limit: 10, filter: { kind: 'component' }, orderFields: { field: 'metadata.name', order: 'asc' }, totalItems: 'exclude' },
    { limit: 3, filter: { kind: 'user' }, orderFields: { field: 'spec.profile.displayName', order: 'asc' } },
    { limit: 3, filter: { kind: 'nothing' }, orderFields: { field: 'metadata.name', order: 'asc' } },
  ]) {
    yield question(`pages ${text(request)}`, side => pages(side, request));
  }
  for (const request of [
    { limit: 10 },
    { limit: 10, filter: { kind: 'component' } },
    { limit: 7, filter: { kind: 'component' }, orderFields: { field: 'spec.type', order: 'asc' } },
    { limit: 7, filter: { kind: 'component' }, orderFields: { field: 'metadata.tags', order: 'asc' } },
    { limit: 7, orderFields: { field: 'spec.lifecycle', order: 'desc' } },
    { limit: 10, orderFields: [{ field: 'kind', order: 'asc' }, { field: 'metadata.name', order: 'desc' }] },
    { limit: 10, query: { $not: { kind: 'component' } } },
    { limit: 10, totalItems: 'exclude' },
    { limit: 97 },
    { limit: 96 },
    { limit: 500 },
  ]) {
    yield question(`pages ${text(request)}`, side => pages(side, request), shapesOfPages);
  }
  for (const request of [
    { limit: 0 },
    { limit: 0, filter: { kind: 'api' } },
    { limit: 5, offset: 3, filter: { kind: 'component' }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { offset: 30, filter: { kind: 'component' }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { offset: 300, filter: { kind: 'component' }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { limit: 3, offset: 3, query: { kind: 'api' }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { filter: { kind: 'api' }, query: { 'spec.type': 'grpc' } },
    { filter: [{ kind: 'api' }, { kind: 'domain' }], query: { 'metadata.title': { $exists: true } }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { filter: { 'metadata.annotations.burrow-and-bark.example/chat': CATALOG_FILTER_EXISTS }, query: { kind: 'group' }, orderFields: { field: 'metadata.name', order: 'asc' } },
    { limit: 3, totalItems: 'include', filter: { kind: 'api' }, orderFields: { field: 'metadata.name', order: 'asc' } },
  ]) {
    yield question(`queryEntities ${text(request)}`, ({ client }) => client.queryEntities(request), request.orderFields ? asGiven : arranging(anyOrder));
  }
  for (const [fullTextFilter, orderFields] of TERMS) {
    const request = { fullTextFilter, ...(orderFields && { orderFields }) };
    yield question(`queryEntities ${text(request)}`, ({ client }) => client.queryEntities(request), arranging(orderFields ? ties(orderFields.field) : anyOrder));
    const posted = { ...request, query: { kind: { $in: ['component', 'user', 'api'] } } };
    yield question(`queryEntities ${text(posted)}`, ({ client }) => client.queryEntities(posted), arranging(orderFields ? ties(orderFields.field) : anyOrder));
  }
  for (const predicate of PREDICATES) {
    yield question(`POST /entities/by-query ${text({ query: predicate })}`, side =>
      side.post('/entities/by-query', { query: predicate, limit: 500 }), arranging(anyOrder));
  }
  yield question('a cursor is used again, with other parameters beside it', async side => {
    const first = await side.get('/entities/by-query?limit=2&filter=kind%3Dcomponent&orderField=metadata.name,asc');
    const cursor = encodeURIComponent(first.body.pageInfo.nextCursor);
    return [
      await side.get(`/entities/by-query?cursor=${cursor}`),
      await side.get(`/entities/by-query?cursor=${cursor}&limit=3&filter=kind%3Dapi&orderField=kind,desc&fields=metadata.name`),
      await side.get(`/entities/by-query?cursor=${cursor}&limit=0`),
      await side.post('/entities/by-query', { cursor: first.body.pageInfo.nextCursor, limit: 3 }),
    ];
  });
  for (const query of [{}, { limit: 30 }, { filter: { kind: 'component' }, pageSize: 4 }, { query: { kind: 'api' }, pageSize: 5 }]) {
    yield question(`streamEntities ${text(query)}`, async ({ client }) => {
      const sizes = [];
      const items = [];
      for await (const page of client.streamEntities(query)) {
        sizes.push(page.length);
        items.push(...page);
      }
      return { sizes, items };
    }, arranging(anyOrder));
  }

  // Facets.
  for (const facets of FACETS) {
    yield question(`getEntityFacets ${text({ facets })}`, ({ client }) => client.getEntityFacets({ facets }), anyFacetOrder);
    const request = { facets, query: { kind: { $in: ['component', 'user'] } } };
    yield question(`getEntityFacets ${text(request)}`, ({ client }) => client.getEntityFacets(request), anyFacetOrder);
  }
  for (const filter of FILTERS.slice(0, 40)) {
    const request = { facets: ['kind', 'spec.type'], filter };
    yield question(`getEntityFacets ${text(request)}`, ({ client }) => client.getEntityFacets(request), anyFacetOrder);
  }

  // Look-ups.
  for (const refs of [REFS, [], REFS.slice(0, 3)]) {
    for (const more of [
      {},
      { fields: ['kind', 'metadata.name'] },
      { filter: { kind: 'component' } },
      { query: { 'spec.owner': 'guests' } },
      { filter: { kind: 'component' }, query: { 'spec.owner': 'guests' }, fields: ['metadata.name'] },
    ]) {
      yield question(`getEntitiesByRefs ${text({ refs, ...more })}`, ({ client }) =>
        client.getEntitiesByRefs({ entityRefs: refs, ...more }));
    }
  }
  yield question('POST /entities/by-refs', side => side.post('/entities/by-refs', { entityRefs: REFS }));
  yield question('POST /entities/by-refs?filter', side =>
    side.post('/entities/by-refs?filter=kind%3Dapi', { entityRefs: REFS, fields: ['metadata.name'] }));
  for (const ref of ['component:default/petstore', 'Component:Default/PetStore', 'component:petstore', 'component:default/nothing', 'user:default/maria.nunez', 'location:default/checkout', 'template:default/spring-service']) {
    yield question(`getEntityByRef ${ref}`, ({ client }) => client.getEntityByRef(ref));
  }
  yield question('GET /entities/by-name', side => side.get('/entities/by-name/COMPONENT/Default/PetStore'));
  yield question('GET /entities/by-uid', side => side.get(`/entities/by-uid/${side.uidOf('component:default/petstore')}`));
  yield question('GET /entities/by-uid in capitals', side =>
    side.get(`/entities/by-uid/${side.uidOf('component:default/petstore').toUpperCase()}`));
  for (const entityRef of ANCESTRIES) {
    yield question(`getEntityAncestors ${entityRef}`, async ({ client }) => {
      const { rootEntityRef, items } = await client.getEntityAncestors({ entityRef });
      return { rootEntityRef, items: items.map(item => ({ ...item, parentEntityRefs: [...item.parentEntityRefs].sort() })) };
    }, arranging(anyOrder));
  }

  // What is wrong.
  for (const path of BAD_QUERIES) {
    yield question(`GET ${path}`, side => side.get(path), arranging(anyOrder));
  }
  for (const [method, path, body] of BAD_BODIES) {
    yield question(`${method} ${path} ${text(body) ?? ''}`, side => side.raw(method, path, body), arranging(anyOrder));
  }
  yield question('a body of another type', side =>
    side.raw('POST', '/entities/by-refs', '{"entityRefs":[]}', 'text/plain'));
  for (const token of ['', 'nothing', 'a.b.c']) {
    yield question(`with the token '${token}'`, async side => {
      const answer = await fetch(`${side.url}/api/catalog/entities`, token ? { headers: { authorization: `Bearer ${token}` } } : {});
      return { status: answer.status, body: await answer.json() };
    });
  }
  for (const [name, entity] of Object.entries(VALIDATED)) {
    yield question(`validateEntity ${name}`, side =>
      side.post('/validate-entity', { entity, location: 'url:http://localhost:1/x.yaml' }));
  }
  yield question('validateEntity by the client', ({ client }) => client.validateEntity(VALIDATED.good, 'url:http://localhost:1/x.yaml'));
  yield question('validateEntity by the client, in vain', async ({ client }) => {
    const { valid, errors } = await client.validateEntity(VALIDATED['without an owner'], 'url:http://localhost:1/x.yaml');
    return { valid, errors: errors.map(error => error.name) };
  });
  for (const target of ['https://github.com/burrow-and-bark/petstore', `${filesUrl}/catalog-info.yaml`, `${filesUrl}/nowhere.yaml`]) {
    yield question(`analyzeLocation ${target}`, ({ client }) => {
      files.set('/catalog-info.yaml', 'apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: found\nspec:\n  type: team\n  children: []\n');
      return client.analyzeLocation({ location: { type: 'url', target } });
    });
  }

  // As a guest, who does not see everything.
  const guest = (name, ask, arranged) => question(`guest: ${name}`, ask, arranged, { asGuest: true });
  yield guest('GET /entities', side => side.get('/entities?fields=kind,metadata.name'), arranging(anyOrder));
  for (const filter of FILTERS.slice(0, 40)) {
    yield guest(`queryEntities ${text({ filter })}`, ({ client }) => client.queryEntities({ filter, fields: ['kind', 'metadata.name'] }), arranging(anyOrder));
  }
  yield guest('pages', side => pages(side, { limit: 6, filter: { kind: ['component', 'system'] }, orderFields: { field: 'metadata.name', order: 'asc' }, fields: ['metadata.name'] }));
  yield guest('getEntities limit', ({ client }) => client.getEntities({ limit: 5, fields: ['kind', 'metadata.name'] }));
  yield guest('getEntityFacets', ({ client }) => client.getEntityFacets({ facets: ['kind', 'spec.type'] }), anyFacetOrder);
  yield guest('getEntitiesByRefs', ({ client }) => client.getEntitiesByRefs({ entityRefs: [...REFS, 'resource:default/orders-db', 'resource:default/stock-db', 'system:animals/clinic', 'group:default/data-team', 'component:default/shop-search'], fields: ['metadata.name'] }));
  for (const ref of ['component:default/petstore', 'component:default/orders', 'system:animals/clinic', 'resource:default/orders-db', 'resource:default/stock-db']) {
    yield guest(`getEntityByRef ${ref}`, ({ client }) => client.getEntityByRef(ref));
    yield guest(`by-uid ${ref}`, side => side.get(`/entities/by-uid/${side.uidOf(ref)}`));
    yield guest(`refresh ${ref}`, side => side.post('/refresh', { entityRef: ref }));
    yield guest(`delete ${ref}`, side => side.raw('DELETE', `/entities/by-uid/${side.uidOf(ref)}`));
    yield guest(`ancestry ${ref}`, side => {
      const [kind, namespace, name] = ref.split(/[:/]/);
      return side.get(`/entities/by-name/${kind}/${namespace}/${name}/ancestry`);
    }, arranging(anyOrder));
  }
  yield guest('a location', side => side.post('/locations', { type: 'url', target: `${filesUrl}/catalog-info.yaml` }));
  yield guest('a location on trial', side => side.post('/locations?dryRun=true', { type: 'url', target: `${filesUrl}/catalog-info.yaml` }));
  yield guest('getLocations', ({ client }) => client.getLocations());
  yield guest('analyzeLocation', side => side.post('/analyze-location', { location: { type: 'url', target: `${filesUrl}/catalog-info.yaml` } }));
  yield guest('validateEntity', side => side.post('/validate-entity', { entity: VALIDATED.good, location: 'url:http://localhost:1/x.yaml' }));

  // What changes.
  yield question('refreshEntity', ({ client }) => client.refreshEntity('component:default/petstore'));
  yield question('POST /refresh', side => side.post('/refresh', { entityRef: 'Component:default/PETSTORE' }));
  yield* locationQuestions((name, ask, arranged) => question(`locations: ${name}`, ask, arranged), { files, filesUrl });
};
