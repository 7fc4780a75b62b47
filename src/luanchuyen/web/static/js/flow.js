// Draws every [data-chart="flow"]: units people leave on the left, units they come to on the right.
// The data come from the JSON element named in data-from; the table beside the chart says the same.
(() => {
  const COLOURS = ["#14507a", "#b45309", "#0b6638", "#53388a", "#a11b16", "#4b5865", "#0e7490", "#8a6d00"];
  const NARROW = 640;
  const LOWEST = 120;
  const ROW = 34; // pixels a unit needs to be read

  const options = ({ nodes, links, unit }, width) => {
    const label = width < NARROW ? width * 0.34 : 260;
    const named = Object.fromEntries(nodes.map(({ name, label: text }) => [name, text]));
    return {
      aria: { enabled: true },
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: '"Be Vietnam Pro", sans-serif' },
      // Text drawn on the canvas: a tooltip in HTML would need inline style, which the policy forbids.
      tooltip: { renderMode: "richText", formatter: ({ data }) => data.source
        ? `${named[data.source]} → ${named[data.target]}: ${data.value} ${unit}` : named[data.name] },
      series: [{
        type: "sankey", left: label, right: label, top: 8, bottom: 8, nodeWidth: 12, nodeGap: 12, draggable: false,
        lineStyle: { color: "source", opacity: 0.35 },
        label: { color: "#17202a", width: label - 12, overflow: "truncate", formatter: ({ name }) => named[name] },
        data: nodes.map(({ name, depth }) => ({ name, depth, label: { position: depth ? "right" : "left" } })),
        links,
      }],
    };
  };

  const draw = (place) => {
    const data = JSON.parse(document.getElementById(place.dataset.from).textContent);
    place.hidden = false;
    const longest = Math.max(...[0, 1].map((depth) => data.nodes.filter((node) => node.depth === depth).length));
    place.style.height = `${Math.max(LOWEST, longest * ROW)}px`;
    const chart = echarts.init(place);
    chart.setOption(options(data, place.clientWidth));
    new ResizeObserver(() => {
      chart.resize();
      chart.setOption(options(data, place.clientWidth));
    }).observe(place);
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll('[data-chart="flow"]').forEach(draw);
  });
})();
