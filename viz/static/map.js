/* Draws the map from the page's own data: fixed places, no physics, nothing loaded from elsewhere. */
(function () {
  "use strict";
  var box = document.getElementById("map");
  var source = document.getElementById("map-data");
  if (!box || !source || !window.vis) {
    document.documentElement.setAttribute("data-map", "none");
    return;
  }
  var data = JSON.parse(source.textContent);
  var FIRST = 20;  /* so many names at first sight; more when the reader zooms in */
  var INK = "#1d1d1b", FONT = "system-ui, 'Segoe UI', Arial, sans-serif", LINE = 1.25;
  var pen = document.createElement("canvas").getContext("2d");
  var byId = {}, hidden = {}, written = {}, chosen = [], fitted = 1, view = null, boxes = [], seen = 0;
  var grouped = data.nodes.some(function (node) { return node.above; });  /* members stand close: no name covers them */

  function kind(node) {
    var states = node.state ? ", " + data.states[node.state] : "";
    return data.kinds[node.kind] + states + (node.schools ? ", " + node.schools.toLocaleString("en-GB") + " schools" : "");
  }
  data.nodes.forEach(function (node) {
    byId[node.id] = node;
    node.words = node.label;
    node.title = node.name + "\n" + kind(node);
    if (node.shape !== "circle") { node.label = ""; }
    node.borderWidth = node.main ? 4 : node.letter && node.letter !== "L" && box.clientWidth > 500 ? 2 : 1;
  });
  data.edges.forEach(function (edge) { edge.words = edge.label; edge.label = ""; });
  data.options.nodes.font.face = data.options.edges.font.face = FONT;
  data.options.edges.color.opacity = data.faint;
  var nodes = new vis.DataSet(data.nodes);
  var edges = new vis.DataSet(data.edges);

  /* Labels keep one size on the screen, and one is shown only where it covers no other: the first in order wins. */
  function width(words, px) {
    pen.font = px + "px " + FONT;
    return Math.max.apply(null, words.split("\n").map(function (line) { return pen.measureText(line).width; })) + 8;
  }
  function room(view) {
    var taken = [], shapes = [];  /* what no label may cover, and what one of the biggest may cover if it must */
    function clashes(here) {
      return function (o) { return here[0] < o[2] && o[0] < here[2] && here[1] < o[3] && o[1] < here[3]; };
    }
    boxes = [];
    return {
      take: function (here) { taken.push(here); },
      shape: function (here) { shapes.push(here); },
      free: function (x, top, words, px, loose) {
        var half = width(words, px) / 2;
        var here = [x - half, top, x + half, top + words.split("\n").length * px * LINE + 3];
        var inside = !view || (here[0] >= view[0] && here[1] >= view[1] && here[2] <= view[2] && here[3] <= view[3]);
        var clash = !inside || taken.some(clashes(here)) || (!loose && shapes.some(clashes(here)));
        if (!clash) {
          taken.push(here);
          boxes.push(here);
        }
        return !clash;
      }
    };
  }
  function side(node, scale, space, important) {
    var px = 13, x = node.x * scale, height = node.words.split("\n").length * px * LINE + 3;
    var tops = { below: (node.y + node.size) * scale + 3, above: (node.y - node.size) * scale - height - 3 };
    var order = node.above ? ["above", "below"] : ["below", "above"];
    function fits(loose) { return order.find(function (where) { return space.free(x, tops[where], node.words, px, loose); }); }
    return fits(false) || (important && !grouped && fits(true)) || "";
  }
  function heading() { return box.clientWidth < 500 ? 11 : 14; }
  function titles(scale) {
    return data.areas.map(function (area, place) {
      var beside = data.areas[place + 1], room = beside && beside.x > area.x ? (beside.x - area.x) * scale - 8 : Infinity;
      var most = area.scale ? Infinity : Math.min(Math.max(area.width * scale, 130), room), lines = [""];
      area.title.split(" ").forEach(function (word) {
        var longer = (lines[lines.length - 1] + " " + word).trim();
        if (width(longer, heading()) <= most || !lines[lines.length - 1]) { lines[lines.length - 1] = longer; } else { lines.push(word); }
      });
      return { area: area, lines: lines };
    });
  }
  function labelled() {
    var scale = network.getScale(), first = scale <= fitted * 1.25, space = room(first && view), done = {}, given = 0;
    var most = first ? FIRST : Infinity, changes = [];
    titles(scale).forEach(function (title) {
      var area = title.area, x = area.x * scale, y = area.y * scale, tall = title.lines.length * heading() * LINE + 6;
      var wide = Math.max.apply(null, title.lines.map(function (line) { return width(line, heading() + 1); }));
      space.take(area.scale ? [x, y, x + wide, y + tall] : [x, y - tall, x + wide, y]);
    });
    data.nodes.forEach(function (node, place) {
      var r = node.size * scale, x = node.x * scale, y = node.y * scale, here = [x - r, y - r, x + r, y + r];
      if (!hidden[node.id]) { (place < FIRST ? space.take : space.shape)(here); }
    });
    chosen.map(function (id) { return byId[id]; }).concat(data.nodes).forEach(function (node, place) {
      if (node.shape === "circle" || done[node.id] || hidden[node.id]) { return; }
      done[node.id] = true;
      var important = place < chosen.length + FIRST;
      var where = given < most || place < chosen.length ? side(node, scale, space, important) : "";
      var size = 13 / scale, lines = node.words.split("\n").length, now = where && where + scale;
      given += where ? 1 : 0;
      if ((written[node.id] || "") === now) { return; }
      written[node.id] = now;
      changes.push({ id: node.id, label: where ? node.words : "", font: { size: size, strokeWidth: 4 / scale,
        vadjust: where === "above" ? -(2 * node.size + lines * size * LINE + 12 / scale) : 0 } });
    });
    nodes.update(changes);
    if (data.edges.length < 15) { edges.update(data.edges.map(function (edge) { return said(edge, scale, space); })); }
  }
  function said(edge, scale, space) {
    var a = byId[edge.from], b = byId[edge.to];
    var bend = edge.smooth ? edge.smooth.roundness / 2 : 0;  /* a curve's middle lies clockwise of the straight line */
    var x = ((a.x + b.x) / 2 + bend * (b.y - a.y)) * scale, y = ((a.y + b.y) / 2 - bend * (b.x - a.x)) * scale;
    var long = Math.hypot(a.x - b.x, a.y - b.y) * scale > 110;
    var shown = !hidden["link" + edge.id] && long && space.free(x, y - 7, edge.words, 11);
    return { id: edge.id, label: shown ? edge.words : "", font: { size: 11 / scale, strokeWidth: 4 / scale } };
  }

  /* Areas and their titles lie under the map; a school's letter, or how many are drawn as one, lies in its shape. */
  function areas(ctx) {
    var scale = network.getScale();
    ctx.textAlign = "left";
    ctx.textBaseline = "top";
    titles(scale).forEach(function (title) {
      var area = title.area, line = heading() * LINE / scale;
      ctx.fillStyle = area.scale ? INK : "#f0efec";
      ctx.fillRect(area.x, area.y, area.width, area.scale ? 3 / scale : area.height);
      ctx.fillStyle = INK;
      ctx.font = (area.scale ? "" : "bold ") + heading() / scale + "px " + FONT;
      var top = area.scale ? area.y + 6 / scale : area.y - title.lines.length * line - 4 / scale;
      title.lines.forEach(function (text, place) { ctx.fillText(text, area.x, top + place * line); });
    });
  }
  function covers(x, y) { return function (box) { return box[0] < x && x < box[2] && box[1] < y && y < box[3]; }; }
  function letters(ctx) {
    var scale = network.getScale();
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    data.nodes.forEach(function (node) {
      var text = (node.letter || "") + (node.count ? "×" + node.count : "");
      if (!text || hidden[node.id] || boxes.some(covers(node.x * scale, node.y * scale))) { return; }
      ctx.fillStyle = node.ink || INK;
      ctx.font = "bold " + node.size * (text.length > 1 ? 2 / text.length + 0.3 : 1.35) + "px " + FONT;
      ctx.fillText(text, node.x, node.y + node.size * 0.08);
    });
  }

  var network = new vis.Network(box, { nodes: nodes, edges: edges }, data.options);
  box.querySelectorAll("[tabindex]").forEach(function (part) { part.removeAttribute("tabindex"); });  /* keys do nothing on it */
  network.on("beforeDrawing", areas);
  network.on("afterDrawing", letters);
  function fit() {
    var edge = [Infinity, Infinity, -Infinity, -Infinity];
    data.nodes.map(function (n) { return [n.x - n.size, n.y - n.size, n.x + n.size, n.y + n.size]; })
      .concat(data.areas.map(function (a) { return [a.x, a.y, a.x + a.width, a.y + a.height]; }))
      .forEach(function (o) {
        edge = [Math.min(edge[0], o[0]), Math.min(edge[1], o[1]), Math.max(edge[2], o[2]), Math.max(edge[3], o[3])];
      });
    var aside = Math.min(60, box.clientWidth / 10), over = 36, under = 36;  /* for labels, and for titles of areas */
    function scale() {
      var wide = box.clientWidth - 2 * aside, tall = box.clientHeight - over - under;
      return Math.min(1.1, wide / (edge[2] - edge[0]), tall / (edge[3] - edge[1]));
    }
    [1, 2, 3].forEach(function () {  /* more lines of a title make the map smaller, and that may make more lines */
      over = 36 + heading() * 1.3 * Math.max.apply(null, titles(scale()).map(function (title) { return title.lines.length - 1; }).concat(0));
    });
    fitted = scale();
    var x = (edge[0] + edge[2]) / 2, y = (edge[1] + edge[3]) / 2 + (under - over) / 2 / fitted;
    view = [x * fitted - box.clientWidth / 2, y * fitted - box.clientHeight / 2,
      x * fitted + box.clientWidth / 2, y * fitted + box.clientHeight / 2];
    network.moveTo({ position: { x: x, y: y }, scale: fitted, animation: false });
    seen = box.clientWidth;
    labelled();
  }
  function choose(ids) { chosen = ids; labelled(); }
  function hide(gone) {
    hidden = gone;
    nodes.update(data.nodes.map(function (node) { return { id: node.id, hidden: Boolean(gone[node.id]) }; }));
    edges.update(data.edges.map(function (edge) { return { id: edge.id, hidden: Boolean(gone["link" + edge.id]) }; }));
    labelled();
  }
  network.on("zoom", labelled);
  window.addEventListener("resize", function () { if (box.clientWidth !== seen) { fit(); } });  /* a phone's bars change the height */
  fit();
  box.partnerships = { data: data, byId: byId, network: network, edges: edges, kind: kind, fit: fit, choose: choose,
    hide: hide, labelled: labelled, isHidden: function (id) { return Boolean(hidden[id]); } };
})();
