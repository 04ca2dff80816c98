// A text cut at the ends of spans, whose places are in code points.

/** The pieces of the text in order, each with the spans that cover it. */
export function cutAtSpans(text, spans) {
  const points = Array.from(text);
  const real = spans.filter(({ start, end }) => start < end);
  const cuts = [0, points.length, ...real.flatMap(({ start, end }) => [start, end])];
  const places = [...new Set(cuts)].filter((place) => place <= points.length).sort((one, other) => one - other);
  return places.slice(1).map((end, index) => ({
    piece: points.slice(places[index], end).join(""),
    spans: real.filter((each) => each.start <= places[index] && end <= each.end),
  }));
}
