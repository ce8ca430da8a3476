#!/bin/bash
# Formats the data folder when it is new, with a user for each password in /run/secrets, and runs the broker.
set -euo pipefail
kafka=/opt/kafka/bin
config=/etc/gongjian/server.properties
users=()
for file in /run/secrets/*; do
  users+=(--add-scram "SCRAM-SHA-512=[name=$(basename "$file"),password=$(cat "$file")]")
done
"$kafka/kafka-storage.sh" format --ignore-formatted --cluster-id bTQ0Z2pfT0dSX2NvbXBvcw --config "$config" "${users[@]}"
exec "$kafka/kafka-server-start.sh" "$config"
