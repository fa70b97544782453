"""The model of DV and PG: settings, distributions of the embeddings, dynamics, flows, risk and ensembles of datasets.

Fixed embeddings under a trainable last layer. Imports nothing else of dpotheory; its public names stand in
``dpotheory`` itself."""
