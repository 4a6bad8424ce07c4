echo "no header"
