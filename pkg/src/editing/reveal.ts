/**
 * Brings what stands at `rect`, in the viewport of the text, into view: in the boxes that scroll around the text, in its window,
 * and in those around a frame.
 */
export function reveal(root: HTMLElement, rect: DOMRect): void {
  let { top, bottom } = rect;
  const scroll = (frame: { top: number; bottom: number }, by: (pixels: number) => number): void => {
    if (frame.top <= top && bottom <= frame.bottom) return;
    const moved = by(top - frame.top - (frame.bottom - frame.top) / 3);
    [top, bottom] = [top - moved, bottom - moved];
  };
  for (let inner: Element | null = root; inner; ) {
    const page: Document = inner.ownerDocument;
    const { documentElement, body, defaultView: view } = page;
    if (!view) return;
    for (let box: Element | null = inner; box && box !== body && box !== documentElement; box = box.parentElement) {
      const scroller = box;
      if (scroller.scrollHeight <= scroller.clientHeight || !/auto|scroll/.test(view.getComputedStyle(scroller).overflowY)) continue;
      scroll(scroller.getBoundingClientRect(), (pixels) => {
        const before = scroller.scrollTop;
        scroller.scrollTop += pixels;
        return scroller.scrollTop - before;
      });
    }
    scroll({ top: 0, bottom: view.innerHeight }, (pixels) => {
      const before = view.scrollY;
      view.scrollBy({ top: pixels, behavior: 'instant' });
      return view.scrollY - before;
    });
    inner = view.frameElement;
    const above = inner?.getBoundingClientRect().top ?? 0;
    [top, bottom] = [top + above, bottom + above];
  }
}
