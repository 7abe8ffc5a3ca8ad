// Where the nodes of the picture lie: from modules on the left to root services on the right, or, where there is no
// room for that, plugins on the left and all that they use on the right. The same wiring always lies the same.

/** How far apart nodes lie that are joined by a line with words. */
export const LABELLED_ROW = 64;

const ROW = 46;
const GAP = 18;
const COLUMN_GAP = 64;

/**
 * @param wiring the wiring
 * @param seen the ids of the nodes that are to be seen
 * @param size gives the width and height of a node
 * @param narrow whether there is no room for many columns
 * @returns the middle of each node by its id
 */
export function places(wiring, seen, size, narrow) {
  const blocks = wiring.ofKind('plugin').filter((plugin) => seen.has(plugin.id)).map((plugin) => ({
    plugin,
    modules: members(wiring, seen, 'module', plugin),
    points: members(wiring, seen, 'point', plugin),
  }));
  return narrow ? narrowPlaces(wiring, seen, size, blocks) : widePlaces(wiring, seen, size, blocks);
}

function members(wiring, seen, kind, plugin) {
  return wiring.ofKind(kind).filter((node) => node.plugin === plugin.plugin && seen.has(node.id));
}

function widePlaces(wiring, seen, size, blocks) {
  const columns = { modules: [], points: [], plugins: [] };
  let top = 0;
  for (const block of blocks) {
    const rows = Math.max(1, block.modules.length, block.points.length);
    stack(columns.modules, block.modules, top, rows);
    stack(columns.points, block.points, top, rows);
    stack(columns.plugins, [block.plugin], top, rows);
    top += rows * ROW + (rows > 1 ? GAP : 4);
  }
  const left = new Map(Object.values(columns).flat().map(({ node, y }) => [node.id, y]));
  const services = spread(wiring, seen, 'plugin', left, top);
  services.forEach(({ node, y }) => left.set(node.id, y));
  const roots = spread(wiring, seen, 'root', left, top);
  return inColumns([...Object.values(columns), services, roots], size, COLUMN_GAP);
}

function narrowPlaces(wiring, seen, size, blocks) {
  const features = [];
  let top = 0;
  for (const block of blocks) {
    for (const node of [block.plugin, ...block.points, ...block.modules]) {
      features.push({ node, y: top, indent: node.kind === 'plugin' ? 0 : 14 });
      top += ROW;
    }
    top += GAP / 2;
  }
  const left = new Map(features.map(({ node, y }) => [node.id, y]));
  const services = spread(wiring, seen, 'plugin', left);
  const below = services.length > 0 ? services[services.length - 1].y + ROW + GAP : 0;
  const roots = spread(wiring, seen, 'root', left).map((place) => ({ ...place, y: place.y + below }));
  return inColumns([features, [...services, ...roots].map((place) => ({ ...place, indent: 0 }))], size, 30);
}

function stack(column, nodes, top, rows) {
  const first = top + ((rows - nodes.length) * ROW) / 2;
  nodes.forEach((node, index) => column.push({ node, y: first + index * ROW }));
}

/** Puts services beside those who use them, as far as there is room, and below each what overrides or decorates it. */
function spread(wiring, seen, scope, left, height = 0) {
  const services = wiring.ofKind('service').filter((node) => node.scope === scope && seen.has(node.id)).map((node) => {
    const users = wiring.to(node.id, 'uses').map((user) => left.get(user.id)).filter((y) => y !== undefined);
    const around = [...wiring.nodes.values()].filter((other) => other.service === node.id && seen.has(other.id));
    return {
      nodes: [...around.filter((other) => other.kind === 'decorator'), node, ...around.filter((other) => other.kind !== 'decorator')],
      name: node.name,
      wish: users.length === 0 ? height / 2 : users.reduce((sum, y) => sum + y, 0) / users.length,
    };
  });
  services.sort((one, other) => one.wish - other.wish || one.name.localeCompare(other.name));
  const needed = services.reduce((sum, service) => sum + ROW + (service.nodes.length - 1) * LABELLED_ROW, 0);
  const free = Math.max(0, height - needed) / Math.max(1, services.length);
  const column = [];
  let top = height === 0 ? 0 : Math.min(0, (height - needed) / 2);
  for (const { nodes } of services) {
    top += free / 2;
    nodes.forEach((node, index) => column.push({ node, y: top + index * LABELLED_ROW }));
    top += ROW + (nodes.length - 1) * LABELLED_ROW + free / 2;
  }
  return column;
}

function inColumns(columns, size, gap) {
  const found = new Map();
  let left = 0;
  for (const column of columns.filter((nodes) => nodes.length > 0)) {
    const width = Math.max(...column.map(({ node, indent = 0 }) => size(node).width + indent));
    column.forEach(({ node, y, indent }) => {
      const x = indent === undefined ? left + width / 2 : left + indent + size(node).width / 2;
      found.set(node.id, { x, y });
    });
    left += width + gap;
  }
  return found;
}
