// Ticks outlast a reload where the browser lets a page keep something; elsewhere they hold until the page is closed.
for (const box of document.querySelectorAll(".done")) {
  try {
    box.checked = localStorage.getItem(box.dataset.key) !== null;
    box.addEventListener("change", () =>
      box.checked ? localStorage.setItem(box.dataset.key, "done") : localStorage.removeItem(box.dataset.key));
  } catch { break; }
}
