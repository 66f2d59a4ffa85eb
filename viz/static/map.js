/* Draws the map from the page's own data: fixed places, no physics, nothing loaded from elsewhere. */
(function () {
  "use strict";
  var box = document.getElementById("map");
  var said = document.getElementById("map-said");
  var source = document.getElementById("map-data");
  if (!box || !source || !window.vis) { return; }
  var data = JSON.parse(source.textContent);
  var byId = {};
  data.nodes.forEach(function (node) { byId[node.id] = node; node.words = node.label; });
  data.edges.forEach(function (edge) { edge.words = edge.label; edge.label = ""; });
  var nodes = new vis.DataSet(data.nodes);
  var edges = new vis.DataSet(data.edges);
  var network = new vis.Network(box, { nodes: nodes, edges: edges }, data.options);
  var chosen = [];

  /* Labels keep one size on the screen, and one is shown only where it covers no other: the first in order wins. */
  function labelled() {
    var scale = network.getScale();
    var taken = [];
    function free(x, y, words, px) {
      var lines = words.split("\n");
      var width = Math.max.apply(null, lines.map(function (line) { return line.length; })) * px * 0.6 + 4;
      var here = [x - width / 2, y, x + width / 2, y + lines.length * px * 1.2 + 2];
      var clash = taken.some(function (o) { return here[0] < o[2] && o[0] < here[2] && here[1] < o[3] && o[1] < here[3]; });
      if (!clash) { taken.push(here); }
      return !clash;
    }
    data.nodes.forEach(function (node) {
      var r = node.size * scale;
      taken.push([node.x * scale - r, node.y * scale - r, node.x * scale + r, node.y * scale + r]);
    });
    var order = chosen.map(function (id) { return byId[id]; }).concat(data.nodes);
    var done = {};
    nodes.update(order.filter(function (node) { return node.kind !== "Cohort" && !done[node.id] && (done[node.id] = true); })
      .map(function (node) {
        var shown = free(node.x * scale, (node.y + node.size) * scale + 3, node.words, 13);
        return { id: node.id, label: shown ? node.words : "", font: { size: 13 / scale, strokeWidth: 4 / scale } };
      }));
    edges.update(data.edges.map(function (edge) {
      var a = byId[edge.from], b = byId[edge.to];
      var bend = edge.smooth ? edge.smooth.roundness / 2 : 0;  /* a curve's middle lies clockwise of the straight line */
      var x = ((a.x + b.x) / 2 + bend * (b.y - a.y)) * scale, y = ((a.y + b.y) / 2 - bend * (b.x - a.x)) * scale;
      var long = Math.hypot(a.x - b.x, a.y - b.y) * scale > 110;
      var shown = data.edges.length < 15 && long && free(x, y - 7, edge.words, 11);
      return { id: edge.id, label: shown ? edge.words : "", font: { size: 11 / scale, strokeWidth: 4 / scale } };
    }));
  }
  function fit() { network.fit({ animation: false, maxZoomLevel: 1.1 }); labelled(); }
  function zoom(by) { network.moveTo({ scale: network.getScale() * by }); labelled(); }
  function on(id, what) {
    var button = document.getElementById(id);
    if (button) { button.addEventListener("click", what); }
  }
  on("map-in", function () { zoom(1.4); });
  on("map-out", function () { zoom(1 / 1.4); });
  on("map-fit", fit);
  network.on("zoom", labelled);
  network.on("select", function (event) {
    var told = event.edges.map(function (id) { return edges.get(id).title; });
    chosen = event.nodes.concat(event.nodes.length ? network.getConnectedNodes(event.nodes[0]) : []);
    if (event.nodes.length) { told.unshift(byId[event.nodes[0]].title); }
    labelled();
    said.textContent = told.length > 6 ? told.slice(0, 5).join(". ") + ". And " + (told.length - 5) +
      " more links: see the table." : told.join(". ");
  });
  network.on("doubleClick", function (event) {
    var node = byId[event.nodes[0]];
    if (node && node.address) { window.location.assign(node.address); }
  });
  /* The wheel scrolls the page until the map has been clicked. */
  box.addEventListener("mousedown", function () { network.setOptions({ interaction: { zoomView: true } }); });
  box.addEventListener("mouseleave", function () { network.setOptions({ interaction: { zoomView: false } }); });
  window.addEventListener("resize", fit);
  fit();
  document.documentElement.setAttribute("data-map", "drawn");
})();
