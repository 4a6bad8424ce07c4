print("ecsc")
