// Draws every [data-chart="bars"]: one bar a category, stacked where there are several series.
// The data come from the JSON element named in data-from; the list beside the chart says the same.
(() => {
  const COLOURS = ["#14507a", "#b45309", "#0b6638", "#53388a", "#a11b16", "#4b5865", "#0e7490", "#8a6d00"];

  const options = ({ categories, series, lying, unit }) => {
    const names = { type: "category", data: categories, inverse: Boolean(lying), axisTick: { show: false },
      axisLabel: { color: "#17202a", width: lying ? 190 : undefined, overflow: lying ? "truncate" : undefined, hideOverlap: true } };
    const counts = { type: "value", minInterval: 1, axisLabel: { color: "#4b5865" }, splitLine: { lineStyle: { color: "#e8ecf0" } } };
    return {
      aria: { enabled: true },
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: '"Be Vietnam Pro", sans-serif' },
      grid: { left: 8, right: 24, top: series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
      legend: { show: series.length > 1, type: "scroll", top: 0, left: 0 },
      // Text drawn on the canvas: a tooltip in HTML would need inline style, which the policy forbids.
      tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" }, valueFormatter: (value) => `${value} ${unit}` },
      xAxis: lying ? counts : names,
      yAxis: lying ? names : counts,
      series: series.map(({ name, values }) => ({ name, type: "bar", stack: "all", barMaxWidth: 28, data: values })),
    };
  };

  const draw = (place) => {
    if (!place.hidden) return; // drawn already
    const source = document.getElementById(place.dataset.from);
    const data = JSON.parse(source.textContent);
    place.hidden = false;
    const chart = echarts.init(place);
    chart.setOption(options(data));
    if (data.links) {
      chart.on("click", ({ dataIndex }) => { window.location.assign(data.links[dataIndex]); });
    }
    new ResizeObserver(() => chart.resize()).observe(place);
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll('[data-chart="bars"]').forEach(draw);
  });
  document.addEventListener("htmx:afterSettle", () => {
    document.querySelectorAll('[data-chart="bars"]').forEach(draw);
  });
})();
