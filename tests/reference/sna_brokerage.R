# Computes the values in sna_brokerage_*.csv with R's sna (Debian: r-cran-sna):  Rscript sna_brokerage.R
# Column names as sna prints them: w_I coordinator, w_O itinerant, b_IO representative, b_OI gatekeeper, b_O liaison.
suppressMessages(library(sna))
set.seed(1989)
arcs <- data.frame(); nodes <- data.frame()
sizes <- c(8, 30, 60, 40); densities <- c(0.35, 0.15, 0.08, 0.7); groups <- c(2, 3, 5, 4)
for (number in seq_along(sizes)) {
  n <- sizes[number]
  m <- matrix(as.integer(runif(n * n) < densities[number]), n, n)
  diag(m) <- 0
  class <- sample(groups[number], n, replace = TRUE)
  if (number == 3) class[1:20] <- 100 + 1:20  # each a class of its own
  roles <- brokerage(m, class)$raw.nli
  where <- which(m == 1, arr.ind = TRUE)
  arcs <- rbind(arcs, data.frame(network = number, from = where[, 1], to = where[, 2]))
  nodes <- rbind(nodes, data.frame(network = number, node = 1:n, class = class, roles))
}
write.csv(arcs, "sna_brokerage_arcs.csv", row.names = FALSE)
write.csv(nodes, "sna_brokerage_roles.csv", row.names = FALSE)
cat(R.version.string, "; sna", format(packageVersion("sna")), "\n")
