/* What a reader does with the map: read about a thing, find it, filter by the legend, zoom, save a picture. */
(function () {
  "use strict";
  var box = document.getElementById("map");
  if (!box || !box.partnerships) { return; }
  var map = box.partnerships, data = map.data, network = map.network;
  var said = document.getElementById("map-said"), start = said.textContent.trim(), TOLD = 6;
  var rows = {}, edgeById = {};
  document.querySelectorAll("tr[data-row]").forEach(function (row) { rows[row.dataset.row] = row; });
  data.edges.forEach(function (edge) { edgeById[edge.id] = edge; });  /* a link has the number of its row */

  function make(name, text, inside) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    (inside || []).forEach(function (part) { made.appendChild(part); });
    return made;
  }
  function link(text, address) {
    var made = make("a", text);
    made.href = address;
    return made;
  }
  function about(edge) {
    var many = edge.n ? " (" + edge.n + " links)" : "";
    var sentence = map.byId[edge.from].name + " " + edge.words + " " + map.byId[edge.to].name + many;
    var cell = rows[edge.id] && rows[edge.id].cells[1];
    if (!cell) { return sentence; }
    return sentence + " (" + cell.querySelector(".line").textContent + "): " +
      cell.querySelector(".told").textContent;
  }

  /* What is under the pointer says what it is; what is chosen says all, with where to go on. */
  network.on("hoverEdge", function (event) {
    var edge = edgeById[event.edge];
    if (!edge.title) {
      edge.title = about(edge);
      map.edges.update({ id: edge.id, title: edge.title });
    }
  });
  function show(parts) {
    said.replaceChildren.apply(said, parts);
  }
  function mark(shown) {
    document.querySelectorAll("tr.chosen").forEach(function (row) { row.classList.remove("chosen"); });
    var marked = shown.map(function (edge) { return rows[edge.id]; }).filter(Boolean);
    marked.forEach(function (row) { row.classList.add("chosen"); });
    if (marked.length) {
      var first = marked.reduce(function (a, b) { return a.offsetTop < b.offsetTop ? a : b; });
      first.closest(".scroll").scrollTop = first.offsetTop - 90;
    }
  }
  function where(node) {
    var found = make("p");
    found.className = "where";
    if (node.address) { found.appendChild(link("Open the page of " + node.name, node.address)); }
    if (node.map) { found.appendChild(link(node.count ? "Show these apart" : "Its own map", node.map)); }
    return found;
  }
  function tell(node) {
    var own = data.edges.filter(function (edge) {
      return (edge.from === node.id || edge.to === node.id) && !map.isHidden("link" + edge.id);
    });
    var head = " – " + map.kind(node) + (node.why ? ". " + node.why : "");
    var parts = [make("p", "", [make("strong", node.name), document.createTextNode(head)]), where(node)];
    if (node.parts) {
      var names = node.parts.map(function (part) { return part[1]; }).join("; ");
      var more = node.count - node.parts.length;
      parts.push(make("p", names + (more > 0 ? "; and " + more + " more" : "")));
    }
    parts.push(own.length ? make("ul", "", own.slice(0, TOLD).map(function (edge) { return make("li", about(edge)); }))
      : make("p", "No link of it is on this map."));
    if (own.length > TOLD) { parts.push(make("p", "And " + (own.length - TOLD) + " more, marked in the table.")); }
    show(parts);
    mark(own);
  }
  function pick(id) {
    network.selectNodes([id]);
    map.choose([id].concat(network.getConnectedNodes(id)));
    tell(map.byId[id]);
  }
  var last = null;
  network.on("click", function (event) {
    var id = event.nodes[0], edge = edgeById[event.edges[0]], again = id !== undefined && last === id;
    last = id;
    if (again && map.byId[id].address) {
      window.location.assign(map.byId[id].address);
    } else if (id !== undefined) {
      pick(id);
    } else if (edge) {
      map.choose([edge.from, edge.to]);
      show([make("p", about(edge))]);
      mark([edge]);
    } else {
      map.choose([]);
      mark([]);
      show([make("p", start)]);
    }
  });

  /* Find: as the reader types the first match is shown, Enter goes on to the next. */
  var field = document.getElementById("map-find"), turn = 0;
  function has(text, wanted) { return text.toLowerCase().indexOf(wanted) >= 0; }
  function find(next) {
    var wanted = field.value.trim().toLowerCase();
    if (wanted.length < 2) { return; }
    var found = data.nodes.filter(function (node) {
      return !map.isHidden(node.id) && (has(node.name, wanted) ||
        (node.parts || []).some(function (part) { return has(part[1], wanted); }));
    });
    turn = next ? turn + 1 : 0;
    if (!found.length) {
      network.unselectAll();
      mark([]);
      show([make("p", "Nothing shown on the map has a name with “" + field.value.trim() + "” in it.")]);
      return;
    }
    var node = found[turn % found.length];
    network.moveTo({ position: { x: node.x, y: node.y }, scale: Math.max(network.getScale(), 0.8) });
    pick(node.id);
    if (found.length > 1) {
      said.appendChild(make("p", "Match " + (turn % found.length + 1) + " of " + found.length + ": press Enter for the next."));
    }
  }
  field.addEventListener("input", function () { find(false); });
  field.addEventListener("keydown", function (event) {
    if (event.key === "Enter") { event.preventDefault(); find(true); }
  });

  /* The legend filters: a thing whose mark is unticked goes with its links, and their rows go too. */
  var count = document.getElementById("map-count"), sets = document.querySelectorAll(".legend fieldset");
  function filter() {
    var off = { nodes: [], links: [] }, gone = {}, left = 0;
    sets.forEach(function (set) {
      set.querySelectorAll("input:not(:checked)").forEach(function (entry) {
        off[set.dataset.of].push([set.dataset.key, entry.value]);
      });
    });
    function out(thing, by) { return by.some(function (pair) { return String(thing[pair[0]]) === pair[1]; }); }
    data.nodes.forEach(function (node) { gone[node.id] = !node.main && out(node, off.nodes); });
    data.edges.forEach(function (edge) {
      gone["link" + edge.id] = gone[edge.from] || gone[edge.to] || out(edge, off.links);
      if (rows[edge.id]) { rows[edge.id].hidden = gone["link" + edge.id]; }
      left += gone["link" + edge.id] ? 0 : 1;
    });
    map.hide(gone);
    count.textContent = left === data.edges.length ? "" :
      "Shown: " + left + " of " + data.edges.length + " links, on the map and in the table.";
  }
  sets.forEach(function (set) { set.addEventListener("change", filter); });

  /* The picture: the map as it is shown, with what it is, its day and whose data it holds. */
  function wrapped(ctx, text, width) {
    return text.split(/\s+/).reduce(function (lines, word) {
      var longer = (lines[lines.length - 1] + " " + word).trim();
      if (ctx.measureText(longer).width <= width) { lines[lines.length - 1] = longer; } else { lines.push(word); }
      return lines;
    }, [""]);
  }
  function picture() {
    var from = box.querySelector("canvas"), ratio = from.width / from.clientWidth, pad = 14 * ratio, line = 20 * ratio;
    var to = document.createElement("canvas"), ctx = to.getContext("2d"), small = 12 * ratio + "px sans-serif";
    ctx.font = small;
    var under = wrapped(ctx, data.about.says + " " + data.about.attribution, from.width - 2 * pad), top = 2 * line + pad;
    to.width = from.width;
    to.height = top + from.height + (under.length + 1) * line;
    ctx.fillStyle = "#fff";
    ctx.fillRect(0, 0, to.width, to.height);
    ctx.fillStyle = "#1d1d1b";
    ctx.font = "bold " + 16 * ratio + "px sans-serif";
    ctx.fillText(data.about.title, pad, line + 4 * ratio);
    ctx.font = small;
    ctx.fillText(data.about.as_at, pad, 2 * line + 2 * ratio);
    ctx.drawImage(from, 0, top);
    under.forEach(function (text, place) { ctx.fillText(text, pad, top + from.height + (place + 1) * line); });
    return to;
  }
  function save() {
    picture().toBlob(function (blob) {
      var to = link("", URL.createObjectURL(blob));
      to.download = "map.png";
      to.click();
      setTimeout(function () { URL.revokeObjectURL(to.href); }, 10000);
    }, "image/png");
  }

  function zoom(by) { network.moveTo({ scale: network.getScale() * by }); map.labelled(); }
  function on(id, what) { document.getElementById(id).addEventListener("click", what); }
  on("map-in", function () { zoom(1.4); });
  on("map-out", function () { zoom(1 / 1.4); });
  on("map-fit", map.fit);
  on("map-png", save);
  /* The wheel scrolls the page until the map has been clicked. */
  box.addEventListener("mousedown", function () { network.setOptions({ interaction: { zoomView: true } }); });
  box.addEventListener("mouseleave", function () { network.setOptions({ interaction: { zoomView: false } }); });
  document.documentElement.setAttribute("data-map", "drawn");
})();
