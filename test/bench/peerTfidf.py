"""The peer: scikit-learn TF-IDF over character 1- and 2-grams, cosine, top 3. Reads {items, entries} of texts, prints milliseconds."""
import json
import sys
import time

try:
    import numpy
    from sklearn.feature_extraction.text import TfidfVectorizer
except ImportError:
    print(json.dumps({"absent": True}))
    sys.exit(0)

with open(sys.argv[1], encoding="utf-8") as file:
    rows = json.load(file)
started = time.perf_counter()
vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 2))
items = vectorizer.fit_transform(rows["items"]).T.tocsr()
entries = vectorizer.transform(rows["entries"])
best = []
for start in range(0, entries.shape[0], 500):
    scores = (entries[start : start + 500] @ items).toarray()
    near = numpy.argpartition(-scores, 3, axis=1)[:, :3]
    order = numpy.argsort(-numpy.take_along_axis(scores, near, axis=1), axis=1)
    best.extend(numpy.take_along_axis(near, order, axis=1).tolist())
print(json.dumps({"milliseconds": (time.perf_counter() - started) * 1000, "entries": len(best)}))
