// The wiring as a picture, drawn by Cytoscape. It only repeats what the tables say, and is no stop for the keyboard.

import { el } from './dom.js';
import { LABELLED_ROW, places } from './places.js';
import { RELATIONS, subtitle } from './model.js';

const FONT = 12;
const LINE = 15;
const NARROW = 640;
const LEAST_HEIGHT = 300;
const MOST_HEIGHT = 780;
const MOST_HEIGHT_NARROW = 2400;
const LEAST_READABLE = 0.6;
const STEP = 1.25;

/** Who supplies a service decides its shape: the corners as parts of half the width and height. */
const SERVICE_SHAPES = {
  default: '-1 -1 1 -1 1 1 -1 1',
  library: '-0.92 -1 0.92 -1 1 -0.5 1 0.5 0.92 1 -0.92 1 -1 0.5 -1 -0.5',
  loader: '-1 -1 0.88 -1 1 1 -0.88 1',
  application: '-0.9 -1 0.9 -1 1 0 0.9 1 -0.9 1 -1 0',
  nobody: '-1 -1 1 -1 1 1 -1 1',
};

const SHAPES = {
  point: '-1 -1 0.88 -1 1 0 0.88 1 -1 1',
  override: SERVICE_SHAPES.application,
  decorator: '-1 -1 1 -1 0.9 0 1 1 -1 1 -0.9 0',
};

export class Picture {

  #cy;

  #wiring;

  #box;

  #states = new Map();

  #seen = new Set();

  #narrow = false;

  #width = 0;

  #selected = null;

  #measure = document.createElement('canvas').getContext('2d');

  /**
   * @param box the element to draw in
   * @param wiring what to draw
   * @param select called with the id of a node that was chosen in the picture, or with null
   */
  constructor(box, wiring, select) {
    this.#box = box;
    this.#wiring = wiring;
    keepStyleOut();
    this.#cy = window.cytoscape({
      container: box,
      style: this.#style(),
      autoungrabify: true,
      boxSelectionEnabled: false,
      selectionType: 'single',
      userZoomingEnabled: false,
      minZoom: 0.15,
      maxZoom: 2.5,
    });
    this.#cy.on('tap', (event) => select(event.target === this.#cy ? null : event.target.id()));
    box.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#cy.style(this.#style()));
    new ResizeObserver(() => this.#resized()).observe(box.parentElement);
  }

  /** Draws other nodes than before. */
  show(seen) {
    this.#seen = seen;
    this.#draw();
  }

  /** Draws another wiring than before. */
  replace(wiring) {
    this.#wiring = wiring;
  }

  /** Tells how plugins and modules are: words by id of the node. */
  tell(states) {
    this.#states = states;
    this.#cy.batch(() => this.#cy.nodes().forEach((node) => this.#dress(node)));
  }

  select(id) {
    this.#selected = id;
    this.#cy.batch(() => {
      this.#cy.elements().removeClass('chosen near far');
      const node = id === null ? this.#cy.collection() : this.#cy.getElementById(id);
      if (node.nonempty()) {
        const near = node.closedNeighborhood();
        this.#cy.elements().difference(near).addClass('far');
        near.addClass('near');
        node.addClass('chosen');
        this.#bringIntoView(node);
      }
    });
  }

  zoom(inwards) {
    const level = this.#cy.zoom() * (inwards ? STEP : 1 / STEP);
    this.#cy.zoom({ level, renderedPosition: { x: this.#cy.width() / 2, y: this.#cy.height() / 2 } });
  }

  fit() {
    this.#cy.fit(undefined, 16);
    if (this.#cy.zoom() > 1.15) {
      this.#cy.zoom(1.15);
      this.#cy.center();
    }
  }

  /** Whether a finger moves the picture, or the page. */
  touch(moves) {
    this.#cy.userZoomingEnabled(moves);
    this.#box.classList.toggle('still', !moves);
  }

  /** The node at a place of the page. */
  at(clientX, clientY) {
    const bounds = this.#box.getBoundingClientRect();
    const x = clientX - bounds.left;
    const y = clientY - bounds.top;
    const hit = this.#cy.nodes().filter((node) => {
      const box = node.renderedBoundingBox({ includeLabels: false });
      return x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2;
    });
    return hit.empty() ? null : hit[0].id();
  }

  #draw() {
    this.#narrow = this.#box.clientWidth < NARROW;
    this.#width = this.#box.clientWidth;
    const sizes = new Map([...this.#seen].map((id) => [id, this.#size(this.#wiring.nodes.get(id))]));
    const where = places(this.#wiring, this.#seen, (node) => sizes.get(node.id), this.#narrow);
    const nodes = [...this.#seen].filter((id) => where.has(id)).map((id) => this.#node(id, sizes.get(id), where.get(id)));
    const edges = this.#wiring.edges.filter((edge) => this.#isDrawn(edge, where)).map((edge) => this.#edge(edge, where, sizes));
    this.#cy.batch(() => {
      this.#cy.elements().remove();
      this.#cy.add([...nodes, ...edges]);
      this.#cy.nodes().forEach((node) => this.#dress(node));
    });
    this.select(this.#selected);
    this.#setHeight();
    this.#begin();
  }

  /** Shows all, or of what would be too small the upper part. */
  #begin() {
    this.fit();
    if (this.#cy.zoom() < LEAST_READABLE) {
      const bounds = this.#cy.elements().boundingBox();
      const zoom = Math.min(1, (this.#box.clientWidth - 32) / bounds.w);
      this.#cy.viewport({ zoom, pan: { x: (this.#box.clientWidth - bounds.w * zoom) / 2 - bounds.x1 * zoom, y: 16 - bounds.y1 * zoom } });
    }
  }

  /** A module that extends through a point is joined to its plugin by that. */
  #isDrawn(edge, where) {
    return where.has(edge.from) && where.has(edge.to)
      && (edge.kind !== 'part' || this.#wiring.from(edge.from, 'extends').length === 0);
  }

  #node(id, size, position) {
    const { kind, scope, suppliers = [] } = this.#wiring.nodes.get(id);
    const corners = kind === 'service' ? SERVICE_SHAPES[suppliers[0]] : SHAPES[kind];
    const classes = [kind, corners === undefined ? '' : 'cornered', suppliers.includes('application') ? 'supplied' : ''];
    return { group: 'nodes', data: { id, kind, scope, corners, ...size }, classes, position };
  }

  #edge(edge, where, sizes) {
    const words = RELATIONS[edge.kind].label + (edge.note === '' ? '' : ` ${edge.note}`);
    const side = (id, direction) => ({ x: where.get(id).x + (direction * sizes.get(id).width) / 2, y: where.get(id).y });
    const right = curve(side(edge.from, 1), side(edge.to, -1));
    const left = curve(side(edge.to, 1), side(edge.from, -1));
    const beside = right ?? left ?? bow(where.get(edge.from), where.get(edge.to));
    const straight = edge.kind !== 'uses' && Math.abs(where.get(edge.to).y - where.get(edge.from).y) < 1.2 * LABELLED_ROW;
    const way = right !== null ? 'rightwards' : left !== null ? 'leftwards' : straight ? 'upright' : 'bowed';
    return {
      group: 'edges',
      data: { id: edge.id, source: edge.from, target: edge.to, kind: edge.kind, words, ...beside },
      classes: [edge.kind, way],
    };
  }

  #dress(element) {
    const node = this.#wiring.nodes.get(element.id());
    const state = this.#states.get(element.id());
    const second = state === undefined || state.word === 'running' ? subtitle(node) : `${KIND_SIGNS[state.kind]} ${state.word}`;
    const label = `${shortened(node.name)}\n${second}`;
    if (element.data('label') !== label) {
      element.data('label', label);
    }
    element.toggleClass('bad', state?.kind === 'bad');
    element.toggleClass('busy', state?.kind === 'busy' || state?.kind === 'off');
  }

  #size(node) {
    this.#measure.font = `600 ${FONT}px system-ui, sans-serif`;
    const text = Math.max(this.#measure.measureText(shortened(node.name)).width, this.#measure.measureText(subtitle(node)).width);
    const slant = ['plugin', 'module', 'unused'].includes(node.kind) ? 24 : 34;
    return { width: Math.ceil(text * 0.97 + slant), height: 2 * LINE + 6 };
  }

  #setHeight() {
    const bounds = this.#cy.elements().boundingBox();
    const scale = Math.min(1, (this.#box.clientWidth - 32) / Math.max(1, bounds.w));
    const most = this.#narrow ? MOST_HEIGHT_NARROW : MOST_HEIGHT;
    this.#box.style.height = `${Math.round(Math.min(most, Math.max(LEAST_HEIGHT, bounds.h * scale + 32)))}px`;
    this.#cy.resize();
  }

  #bringIntoView(node) {
    const { x1, x2, y1, y2 } = this.#cy.extent();
    const { x, y } = node.position();
    if (x < x1 || x > x2 || y < y1 || y > y2) {
      this.#cy.center(node);
    }
  }

  /** Only the width is the page's to say; the height follows. */
  #resized() {
    if (this.#box.clientWidth === this.#width) {
      return;
    }
    if ((this.#box.clientWidth < NARROW) === this.#narrow) {
      this.#width = this.#box.clientWidth;
      this.#setHeight();
      this.#begin();
    } else {
      this.#draw();
    }
  }

  #wheel(event) {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const bounds = this.#box.getBoundingClientRect();
      this.#cy.zoom({
        level: this.#cy.zoom() * Math.exp(-event.deltaY / 300),
        renderedPosition: { x: event.clientX - bounds.left, y: event.clientY - bounds.top },
      });
    }
  }

  #style() {
    const computed = getComputedStyle(this.#box);
    const colour = (name) => computed.getPropertyValue(`--${name}`).trim();
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120;
    return [
      {
        selector: 'node',
        style: {
          'background-color': colour('surface'),
          'border-color': colour('edge'),
          'border-width': 1,
          color: colour('ink'),
          'font-family': 'system-ui, sans-serif',
          'font-size': FONT,
          height: 'data(height)',
          label: 'data(label)',
          'line-height': 1.2,
          'overlay-opacity': 0,
          'active-bg-opacity': 0,
          shape: 'round-rectangle',
          'text-halign': 'center',
          'text-max-width': 400,
          'text-valign': 'center',
          'text-wrap': 'wrap',
          'transition-duration': still,
          'transition-property': 'opacity',
          width: 'data(width)',
        },
      },
      // Cytoscape cannot measure borders of such shapes that are not inside, nor outlines.
      { selector: 'node.cornered', style: { 'border-position': 'inside', shape: 'polygon', 'shape-polygon-points': 'data(corners)' } },
      {
        selector: 'node.plugin',
        style: { 'background-color': colour('accent'), 'border-width': 0, color: colour('accent-ink'), 'font-weight': 600 },
      },
      { selector: 'node.module', style: { 'border-color': colour('accent'), 'border-width': 1.5 } },
      { selector: 'node.point', style: { 'border-color': colour('accent'), 'border-style': 'dashed', 'border-width': 1.5 } },
      { selector: 'node[scope = "root"]', style: { 'border-width': 3 } },
      { selector: 'node.supplied, node.decorator', style: { 'border-color': colour('warn'), 'border-width': 2 } },
      { selector: 'node.supplied[scope = "root"]', style: { 'border-width': 4 } },
      { selector: 'node.unused', style: { 'border-style': 'dotted', 'border-width': 1.5, color: colour('muted'), 'background-opacity': 0 } },
      {
        selector: 'node.bad',
        style: { 'background-color': colour('bad-ground'), 'border-color': colour('bad'), 'border-style': 'dashed', 'border-width': 2.5, color: colour('bad') },
      },
      { selector: 'node.busy', style: { 'border-color': colour('warn'), 'border-style': 'dashed', 'border-width': 2.5, 'background-color': colour('warn-ground'), color: colour('warn') } },
      {
        selector: 'edge',
        style: {
          'arrow-scale': 0.8,
          color: colour('muted'),
          'curve-style': 'straight',
          'font-family': 'system-ui, sans-serif',
          'font-size': 10,
          'line-color': colour('edge'),
          'line-opacity': 0.6,
          'overlay-opacity': 0,
          'target-arrow-color': colour('edge'),
          'target-arrow-shape': 'triangle',
          'text-background-color': colour('surface'),
          'text-background-opacity': 1,
          'text-background-padding': 2,
          width: 1,
        },
      },
      {
        selector: 'edge.rightwards, edge.leftwards, edge.bowed',
        style: {
          'control-point-distances': 'data(distances)',
          'control-point-weights': 'data(weights)',
          'curve-style': 'unbundled-bezier',
          'edge-distances': 'endpoints',
        },
      },
      { selector: 'edge.rightwards', style: { 'source-endpoint': '90deg', 'target-endpoint': '270deg' } },
      { selector: 'edge.bowed', style: { 'source-endpoint': '90deg', 'target-endpoint': '90deg' } },
      { selector: 'edge.leftwards', style: { 'source-endpoint': '270deg', 'target-endpoint': '90deg' } },
      { selector: 'edge.extends, edge.offers', style: { 'line-color': colour('accent'), 'target-arrow-color': colour('accent'), width: 1.5 } },
      { selector: 'edge.extends', style: { 'line-style': 'dashed', 'target-arrow-shape': 'triangle' } },
      { selector: 'edge.offers', style: { 'target-arrow-shape': 'circle' } },
      {
        selector: 'edge.overrides, edge.decorates',
        style: { label: 'data(words)', 'line-color': colour('warn'), 'target-arrow-color': colour('warn'), 'line-opacity': 1, width: 1.5 },
      },
      { selector: 'edge.decorates', style: { 'line-style': 'dotted', 'target-arrow-shape': 'diamond' } },
      { selector: 'edge.overrides', style: { 'target-arrow-shape': 'tee' } },
      { selector: '.far', style: { opacity: 0.3 } },
      { selector: 'edge.near', style: { 'line-opacity': 1, width: 2, 'z-index': 2 } },
      { selector: 'edge.near[kind != "uses"]', style: { label: 'data(words)' } },
      { selector: 'node.chosen', style: { 'underlay-color': colour('focus'), 'underlay-opacity': 0.9, 'underlay-padding': 5 } },
    ];
  }
}

const KIND_SIGNS = { bad: '✕', busy: '…', off: '■', good: '' };

/** A curve on the right side, to what lies above or below. */
function bow(from, to) {
  const height = to.y - from.y;
  const distance = Math.min(90, 22 + Math.abs(height) * 0.14);
  return { distances: String(height > 0 ? -distance : distance), weights: '0.5' };
}

/** Cytoscape adds a style element, which the page's policy refuses, unless there is one. page.css says the same. */
function keepStyleOut() {
  const id = '__________cytoscape_stylesheet';
  if (document.getElementById(id) === null) {
    document.head.append(el('meta', { id }));
  }
}

function shortened(name) {
  return name.length > 40 ? `${name.slice(0, 18)}…${name.slice(-19)}` : name;
}

/**
 * A curve that leaves one node and reaches the other sideways, as distances from the straight line between them, and
 * the same seen from the other end. There is none to what lies above or below.
 */
function curve(from, to) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  if (dx < 8) {
    return null;
  }
  const square = dx * dx + dy * dy;
  const weight = (dx * dx) / (2 * square);
  const distance = (dx * dy) / (2 * Math.sqrt(square));
  return { distances: `${-distance} ${distance}`, weights: `${weight} ${1 - weight}` };
}
