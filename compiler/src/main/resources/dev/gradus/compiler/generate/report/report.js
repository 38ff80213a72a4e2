(function () {
  "use strict";
  var filter = document.getElementById("filter");
  var articles = Array.prototype.slice.call(document.querySelectorAll("article"));
  var entries = Array.prototype.slice.call(document.querySelectorAll("nav li"));

  function all(open) {
    document.querySelectorAll("details").forEach(function (d) { d.open = open; });
  }

  document.getElementById("open").addEventListener("click", function () { all(true); });
  document.getElementById("close").addEventListener("click", function () { all(false); });
  window.addEventListener("beforeprint", function () { all(true); });

  filter.addEventListener("input", function () {
    var wanted = filter.value.trim().toLowerCase();
    articles.forEach(function (article, i) {
      var text = article.querySelector("h2").textContent + article.querySelector("dl").textContent;
      var hidden = text.toLowerCase().indexOf(wanted) < 0;
      article.hidden = hidden;
      entries[i].hidden = hidden;
    });
  });

  function step(by) {
    var shown = articles.filter(function (a) { return !a.hidden; });
    var at = shown.findIndex(function (a) { return "#" + a.id === location.hash; });
    var next = shown[Math.max(0, Math.min(shown.length - 1, at < 0 ? 0 : at + by))];
    if (next) {
      location.hash = next.id;
      next.querySelector("h2 a").focus();
    }
  }

  document.addEventListener("keydown", function (event) {
    if (event.target === filter || event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "Escape" && event.target === filter) { filter.blur(); }
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      filter.focus();
    } else if (event.key === "j") {
      step(1);
    } else if (event.key === "k") {
      step(-1);
    }
  });

  document.documentElement.dataset.ready = "true";
})();
